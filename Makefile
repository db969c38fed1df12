# Two commands: `make run` (a demonstration at http://localhost:8000) and `make test`. Each prepares what it needs.
.PHONY: run test check bench fuzz listo listo-pruebas requirements mensajes guias

PY := .venv/bin/python
PUERTO ?= 8000

run: listo
	@PUERTO=$(PUERTO) exec .venv/bin/mesa demo

test: listo-pruebas check
	@tools/probar

# Format, lint, types, import contracts: what needs no running product.
check: listo-pruebas
	@tools/revisar

fuzz: listo-pruebas
	@$(PY) -m tools.fuzz
	@$(PY) -m tools.fuzz_comprobantes

bench: listo-pruebas
	@$(PY) -m tools.bench

listo:
	@tools/preparar base

listo-pruebas:
	@tools/preparar pruebas

# For developers: pin again after editing a .in file; collect the texts to translate; take the guides' pictures.
requirements: listo-pruebas
	@tools/fijar

mensajes: listo-pruebas
	@$(PY) -m tools.mensajes

guias: listo-pruebas
	@$(PY) -m tools.guias
