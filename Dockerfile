# The atlas with its edition inside. Not yet built or run: no container engine was at hand when this was written.
#
#   docker build -t orta-atlas .
#   docker run --rm -p 8000:8000 orta-atlas --public-url https://atlas.example.org/

FROM python:3.12-slim AS build
RUN pip install --no-cache-dir uv==0.13.9
WORKDIR /src
COPY pyproject.toml requirements.lock README.md LICENSE NOTICE ./
COPY geo geo
COPY server server
COPY static static
COPY data data
# The lock also holds what only developers need. As constraints, it says versions and checksums of what is needed here.
RUN uv venv /opt/orta \
    && uv pip install --python /opt/orta/bin/python --no-cache --compile-bytecode --constraints requirements.lock .
ENV XDG_CACHE_HOME=/var/cache
RUN /opt/orta/bin/orta build

FROM python:3.12-slim
RUN useradd --system --uid 10001 --no-create-home orta
COPY --from=build /opt/orta /opt/orta
COPY --from=build --chown=orta /var/cache/orta-atlas /var/cache/orta-atlas
ENV PATH=/opt/orta/bin:$PATH XDG_CACHE_HOME=/var/cache PYTHONUNBUFFERED=1
USER orta
EXPOSE 8000
HEALTHCHECK --interval=30s --timeout=5s --start-period=10s \
    CMD ["python", "-c", "import urllib.request as u; u.urlopen('http://127.0.0.1:8000/readyz', timeout=4)"]
# Options of `orta serve` may follow the image's name.
ENTRYPOINT ["orta", "serve", "--host", "0.0.0.0", "--port", "8000"]
