"""What a request says about its reader: language, page or data, and the address by which the atlas is reached."""

from starlette.requests import Request

from geo.view import LANGUAGES

DEFAULT_LANGUAGE = "en"


def preferred_language(request: Request) -> str:
    """Return the language among ours that `lang` or `Accept-Language` asks for, else English."""
    asked = request.query_params.getlist("lang")[:1]
    if asked and asked[0].lower() in LANGUAGES:
        return asked[0].lower()
    return next((lang for lang in accepted_languages(request.headers.get("accept-language", ""))), DEFAULT_LANGUAGE)


def accepted_languages(header: str) -> list[str]:
    """Return those of our languages that an Accept-Language header (RFC 9110) names, most wanted first."""
    weighted: list[tuple[float, int, str]] = []
    for part in header.split(","):
        tag, _, weight = part.strip().partition(";")
        lang = tag.strip().lower().partition("-")[0]
        quality = _quality(weight)
        if lang in LANGUAGES and quality > 0:
            weighted.append((-quality, len(weighted), lang))
    return list(dict.fromkeys(lang for _, _, lang in sorted(weighted)))


def _quality(weight: str) -> float:
    name, _, number = weight.strip().partition("=")
    if name.strip().lower() != "q":
        return 1.0
    try:
        return float(number)
    except ValueError:
        return 0.0


def wants_page(request: Request) -> bool:
    """Return whether a person is reading: a browser asks for HTML, and not for one of our data addresses."""
    path = request.scope["path"].removeprefix(request.scope.get("root_path", ""))
    is_data = path.startswith(("/api/", "/static/", "/healthz", "/readyz"))
    return not is_data and "text/html" in request.headers.get("accept", "")


def base_url(request: Request) -> str:
    """Return the address of the atlas with a slash at its end: the public one, or the request's own."""
    public: str | None = request.app.state.settings.public_url
    return public or str(request.base_url)
