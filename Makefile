# Every task of the project. `make` alone lists them.
#
# A machine needs Go, Node and make; whatever else a target uses, it installs into node_modules/ or builds into build/
# first. All Go commands share one set of flags, so that they share one build cache.

BIN    := build/bin
GO     := go
NPM    := node_modules/.stamp
PEERS  := $(BIN)/geth $(BIN)/ipfs
RIVALS := $(BIN)/engines $(BIN)/work-native
WAYS   := $(BIN)/chisel $(BIN)/frpc $(BIN)/frps $(BIN)/stock
WORK   := agents/sandbox/wasmgas/testdata/bench/work
WASM   := $(patsubst examples/%/main.go,build/examples/%.wasm,$(wildcard examples/*/main.go))

# The race detector makes Go several times slower. What starts no goroutine, in code or in tests, is tested without it: a
# test of agents/ sees to it that this is so, and where such code is called from several goroutines, those tests watch it.
# It is also spared others' long calculations that share nothing: deriving keys, compiling WebAssembly.
CALCULATES := $(addprefix agents/,program/compile program/flowgen program/plan program/script program/structure sandbox/wasmgas)
WAZEVO     := github.com/tetratelabs/wazero/internal/engine/wazevo
UNWATCHED  := golang.org/x/crypto/scrypt $(WAZEVO)/ssa $(WAZEVO)/frontend $(WAZEVO)/backend/...
RACE       := -race $(UNWATCHED:%=-gcflags=%=-race=false)

# What takes longest begins first. Tests wait as well as calculate: one more at a time than there are cores.
LONGEST := ./agents/node ./test/e2e ./cmd/... ./agents/sandbox ./test/inbound
AT_ONCE := $(shell echo $$(($$(getconf _NPROCESSORS_ONLN) + 1)))

GO_TEST_TIMEOUT ?= 20m
FUZZTIME        ?= 10s
MODULES         ?= 100000

# Go, forge and npm use every core by themselves: targets side by side would only fight for them.
.NOTPARALLEL:
.DELETE_ON_ERROR:
.SUFFIXES:
.DEFAULT_GOAL := help

.PHONY: help
help: ## list the targets
	@awk -F ':.*## ' '/^[a-z-]+:.*## / { printf "  make %-16s %s\n", $$1, $$2 }' $(MAKEFILE_LIST)

## Build ##############################################################################################################

.PHONY: build
build: $(WASM) ## build every command into bin/, the WebAssembly examples into build/examples/
	$(GO) build -o bin/ ./cmd/...

build/examples/%.wasm: examples/%/main.go FORCE
	GOOS=wasip1 GOARCH=wasm $(GO) build -o $@ ./$(<D)

.PHONY: gen
gen: $(NPM) $(BIN)/abigen ## write the generated files again: contract bindings and `go generate`
	scripts/bindings.sh
	$(GO) generate ./...

.PHONY: demo
demo: build ## run a real job on a development network; ONCE=1 ends after the result
	scripts/demo.sh $(if $(ONCE),--once)

## Check ##############################################################################################################

.PHONY: check
check: check-format lint check-gen ## all that is checked without running the code: format, lint, generated files

.PHONY: format
format: $(NPM) $(BIN)/golangci-lint ## format Go and Solidity
	$(BIN)/golangci-lint fmt
	scripts/forge fmt

.PHONY: check-format
check-format: $(NPM) $(BIN)/golangci-lint
	$(BIN)/golangci-lint fmt --diff
	scripts/forge fmt --check

.PHONY: lint
lint: $(NPM) $(BIN)/golangci-lint ## lint Go and Solidity
	$(BIN)/golangci-lint run ./...
	node_modules/.bin/solhint --max-warnings 0 --noPoster 'contracts/**/*.sol'
	scripts/forge lint --deny notes

.PHONY: check-gen
check-gen: ## fail if a generated file is not what `make gen` writes
	scripts/check-gen.sh

.PHONY: deadcode
deadcode: $(BIN)/deadcode ## list functions that neither a command nor a test reaches
	$(BIN)/deadcode -test ./...

## Test ###############################################################################################################

.PHONY: test
test: test-contracts test-go ## run every test; installs and builds what they need first

.PHONY: test-contracts
test-contracts: $(NPM) ## run the contracts' tests and compare their gas with the committed figures
	FORGE_SNAPSHOT_CHECK=true scripts/forge test

.PHONY: test-go
test-go: $(NPM) $(BIN)/abigen build peers ## run the Go tests with the race detector
	$(GO) test -vet=off -timeout $(GO_TEST_TIMEOUT) $(CALCULATES:%=./%)
	EMET_BIN=$(CURDIR)/bin $(GO) test $(RACE) -vet=off -p $(AT_ONCE) -timeout $(GO_TEST_TIMEOUT) $(LONGEST) \
		$$($(GO) list ./... | grep -vx $(CALCULATES:%=-e emet/%))

.PHONY: test-short
test-short: $(WASM) ## run the quick Go tests only: no race detector, no daemons
	$(GO) test -short ./...

.PHONY: fuzz
fuzz: ## run each fuzz test for FUZZTIME (10s), and MODULES (100000) random programs on all hosts
	FUZZTIME=$(FUZZTIME) scripts/fuzz.sh
	$(GO) test -timeout 0 -run '^TestGeneratedOnAllHosts$$' ./agents/sandbox -modules $(MODULES)
	$(GO) test -timeout 0 -run '^TestGeneratedPlain$$' ./agents/sandbox -modules $(MODULES)

.PHONY: bench
bench: build $(NPM) peers rivals ## measure; ONLY=market|content|sandbox|identity|program|hosting|inbound for one area
	$(GO) run ./test/bench -only=$(ONLY) -out build/bench.json

.PHONY: rivals
rivals: $(WAYS) ## build what is measured beside emet; some of it needs a C compiler
	@if command -v gcc >/dev/null; then $(MAKE) --no-print-directory $(RIVALS); else echo "no gcc: the sandbox is measured alone"; fi

.PHONY: requirements
requirements: ## list, for every requirement, the tests that prove it
	@$(GO) run ./scripts/requirements

.PHONY: peers
peers: $(PEERS) ## build the daemons that tests run against: geth and kubo

## What the others need ###############################################################################################

# Exact versions from the lock file, and no install scripts.
$(NPM): package.json package-lock.json
	npm ci --ignore-scripts --no-audit --no-fund --loglevel=error
	@touch $@

# Tools and peers have modules of their own, so that their dependencies stay out of go.mod.
$(BIN)/abigen:        PACKAGE := github.com/ethereum/go-ethereum/cmd/abigen
$(BIN)/benchstat:     PACKAGE := golang.org/x/perf/cmd/benchstat
$(BIN)/deadcode:      PACKAGE := golang.org/x/tools/cmd/deadcode
$(BIN)/gofumpt:       PACKAGE := mvdan.cc/gofumpt
$(BIN)/golangci-lint: PACKAGE := github.com/golangci/golangci-lint/v2/cmd/golangci-lint

$(addprefix $(BIN)/,abigen benchstat deadcode gofumpt golangci-lint): scripts/tools.mod scripts/tools.sum
	@echo "building $(@F) (once; some take minutes)"
	@$(GO) build -modfile=scripts/tools.mod -o $@ $(PACKAGE)
	@touch $@

$(BIN)/geth: test/peers/geth/go.mod test/peers/geth/go.sum
	@echo "building geth (once; about a minute)"
	@cd $(<D) && $(GO) build -o $(CURDIR)/$@ github.com/ethereum/go-ethereum/cmd/geth
	@touch $@

$(BIN)/ipfs: test/peers/kubo/go.mod test/peers/kubo/go.sum
	@echo "building kubo (once; some minutes)"
	@cd $(<D) && $(GO) build -o $(CURDIR)/$@ github.com/ipfs/kubo/cmd/ipfs
	@touch $@

$(BIN)/engines: test/peers/engines/main.go test/peers/engines/go.mod test/peers/engines/go.sum
	@echo "building other engines (once; some minutes)"
	@cd $(<D) && CGO_ENABLED=1 $(GO) build -o $(CURDIR)/$@ .
	@touch $@

$(BIN)/chisel: PACKAGE := github.com/jpillora/chisel
$(BIN)/frpc:   PACKAGE := github.com/fatedier/frp/cmd/frpc
$(BIN)/frps:   PACKAGE := github.com/fatedier/frp/cmd/frps
$(BIN)/stock:  PACKAGE := .
$(BIN)/chisel: test/peers/chisel/go.mod test/peers/chisel/go.sum
$(BIN)/frpc $(BIN)/frps: test/peers/frp/go.mod test/peers/frp/go.sum
$(BIN)/stock:  test/peers/stock/main.go test/peers/stock/go.mod test/peers/stock/go.sum
$(WAYS):
	@echo "building $(@F) (once; about a minute)"
	@cd $(<D) && CGO_ENABLED=0 $(GO) build -o $(CURDIR)/$@ $(PACKAGE)
	@touch $@

$(BIN)/work-native: test/bench/testdata/native.c $(WORK).c
	@mkdir -p $(@D)
	gcc -O2 -w -fno-builtin -DWORK='"$(CURDIR)/$(WORK).c"' -o $@ $<

.PHONY: work-wasm
work-wasm: ## compile the sandbox's workloads again, with clang 14
	clang-14 --target=wasm32 -O2 -nostdlib -fno-builtin -Wl,--no-entry -Wl,--strip-all -o $(WORK).wasm $(WORK).c

.PHONY: FORCE
FORCE:

.PHONY: clean
clean: ## remove what was built and installed; the Go and npm caches stay
	rm -rf bin build node_modules
