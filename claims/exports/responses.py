"""An export as an answer to a browser."""

from collections.abc import Iterable

from django.http import StreamingHttpResponse


def csv_response(chunks: Iterable[bytes], *, name: str) -> StreamingHttpResponse:
    """`name` becomes the file's name. Not compressed, not cached: it is a stream."""
    return StreamingHttpResponse(
        chunks,
        content_type="text/csv; charset=utf-8; header=present",
        headers={
            "Content-Disposition": f'attachment; filename="{name}.csv"',
            "Cache-Control": "no-store",
            "X-Accel-Buffering": "no",
        },
    )
