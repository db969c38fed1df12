"""What a person does not see and must not happen: failed requests, errors of scripts, breaches of the CSP."""

from playwright.sync_api import BrowserContext, ConsoleMessage, Request, Response, WebError

# The console repeats in its own words what the answer's status already says.
_REPETIDO = "Failed to load resource"
# A request that the browser itself gave up: the page was left, or became a download.
_ABANDONADO = "net::ERR_ABORTED"


class Vigia:
    """Notes what goes wrong in all pages of a browser context; a journey allows beforehand what it is about."""

    def __init__(self, context: BrowserContext) -> None:
        self.notas: list[str] = []
        self._estados: set[int] = set()
        self._cortes = False
        context.on("console", self._consola)
        context.on("weberror", self._guion)
        context.on("requestfailed", self._fallo)
        context.on("response", self._respuesta)

    def permitir(self, *estados: int) -> None:
        """Answers with these statuses belong to the journey."""
        self._estados.update(estados)

    def permitir_cortes(self) -> None:
        """The journey cuts requests."""
        self._cortes = True

    def _consola(self, mensaje: ConsoleMessage) -> None:
        if mensaje.type in {"error", "warning"} and not mensaje.text.startswith(_REPETIDO):
            self.notas.append(f"console: {mensaje.text}")

    def _guion(self, error: WebError) -> None:
        self.notas.append(f"script: {error.error}")

    def _fallo(self, pedido: Request) -> None:
        if pedido.failure != _ABANDONADO and not self._cortes:
            self.notas.append(f"failed: {pedido.method} {pedido.url}: {pedido.failure}")

    def _respuesta(self, respuesta: Response) -> None:
        if respuesta.status >= 400 and respuesta.status not in self._estados:
            self.notas.append(f"{respuesta.status}: {respuesta.request.method} {respuesta.url}")
