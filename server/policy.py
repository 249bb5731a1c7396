"""The Content-Security-Policy of our pages: what they may load and who may frame them."""

from collections.abc import Mapping

NO_FRAMES = "'none'"
ANY_FRAME = "*"
NO_FORMS = "'none'"
OWN_FORMS = "'self'"


def content_policy(checksums: Mapping[str, str], *, frames: str, forms: str = NO_FORMS) -> str:
    """Return the policy of a page: only our own host, only the script and style with these checksums, nothing inline.

    The checksums stand beside `'self'` for sandboxed frames, whose origin no source expression matches.
    """
    return "; ".join(
        [
            "default-src 'none'",
            f"script-src 'self' '{checksums['script']}'",
            f"style-src 'self' '{checksums['style']}'",
            "img-src 'self' data:",
            "connect-src 'self'",
            "base-uri 'none'",
            f"form-action {forms}",
            f"frame-ancestors {frames}",
        ]
    )
