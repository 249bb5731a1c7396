"""What all answers of the server have in common: the addresses there are, and the one shape of an error."""

import asyncio
from contextlib import suppress

PERSON = {"Accept": "text/html,application/xhtml+xml;q=0.9,*/*;q=0.8"}
"""What a browser sends when somebody follows a link."""
READABLE = ("/claims", "/claims/{claim_id}", "/republics/{iso3}", "/corridors/{slug}", "/sources", "/matrix")
PAGES = ("/", "/embed", "/about")
VIEW = ("/view.json",)
LISTS = ("/api/v1/layers", "/api/v1/themes", "/api/v1/sources", "/api/v1/claims", "/api/v1/corridors")
API = (
    *(*LISTS, "/api/v1/republics", "/api/v1/search"),
    *("/api/v1/corridors/{slug}", "/api/v1/claims/{claim_id}", "/api/v1/claims/{claim_id}/panel"),
)
HEALTH = ("/healthz", "/readyz")
ROUTES = (*PAGES, *VIEW, *READABLE, *API, *HEALTH, "/openapi.json", "/static/{name}")
"""Every route of the server; test_head_and_caching.py checks that none is missing."""
LANGUAGES = {"ar": "rtl", "en": "ltr", "tr": "ltr"}
ALWAYS = {
    "x-content-type-options": "nosniff",
    "referrer-policy": "strict-origin-when-cross-origin",
    "permissions-policy": "camera=(), geolocation=(), microphone=()",
}


def assert_problem(response, status):
    """Check the error shape of the contract, and return its list of errors."""
    assert response.status_code == status
    assert response.headers["content-type"] == "application/problem+json"
    assert response.headers["access-control-allow-origin"] == "*"
    problem = response.json()
    assert list(problem) == ["type", "title", "status", "detail", "errors"]
    assert problem["status"] == status
    assert all(isinstance(problem[name], str) and problem[name] for name in ("type", "title", "detail"))
    assert all(list(error) == ["parameter", "value", "allowed"] for error in problem["errors"])
    assert all(isinstance(text, str) for error in problem["errors"] for text in error.values())
    return problem["errors"]


def body_on_the_wire(app, method, path):
    """Return the bytes that an app sends as body. Test clients drop those of HEAD unseen."""
    address, _, query = path.partition("?")
    scope = {
        "type": "http",
        "http_version": "1.1",
        "method": method,
        "scheme": "http",
        "path": address,
        "raw_path": address.encode(),
        "query_string": query.encode(),
        "root_path": "",
        "headers": [(b"host", b"testserver")],
        "server": ("testserver", 80),
    }
    body = []

    async def receive():
        return {"type": "http.request", "body": b"", "more_body": False}

    async def send(message):
        body.append(message.get("body", b""))

    with suppress(RuntimeError):
        asyncio.run(app(scope, receive, send))
    return b"".join(body)
