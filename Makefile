# The entry points for people and for continuous integration. Needs: make, git, Maven 3.8+, Node.js 18+ with npm, a JDK
# 25+ (found below even when it is not the default java). Everything else comes with the build.

SHELL := /bin/sh
.DEFAULT_GOAL := help

# Finds a JDK 25+ and says what to install when there is none; every target that builds sources it first.
TOOLS = . ./packaging/tools.sh

SOURCES := README.md CHANGELOG.md CONTRIBUTING.md LICENSE $(shell find server/src/main testkit/src/main server/pom.xml server/fonts/package-lock.json testkit/pom.xml pom.xml packaging docs -type f 2>/dev/null)

.PHONY: help run test soak bench coverage format package clean

help: ## this text
	@awk -F ':.*## ' '/^[a-z]+:.*## /{printf "  make %-9s %s\n", $$1, $$2}' Makefile

run: dist/portwright/.built ## build when sources changed, then run the server in the foreground (data in ./data)
	@$(TOOLS); exec dist/portwright/bin/portwright serve

test: ## format check and the program, then the tests of Maven and those of the contract side by side
	@packaging/check
	@$(TOOLS); need_jdk; need_maven; need_node; mvn -B -ntp package -Dmaven.test.skip=true
	@packaging/test

# Each run has seeds of its own, which it prints; SEED=N plays one again.
SEED ?= $(shell date +%s)
FUZZ_REQUESTS ?= 200000

soak: dist/portwright/.built ## 2,000 lives of orders, 50 deaths, 40 faults of a database, 200,000 random requests, bombs, 20,000 webhooks (an hour)
	@$(TOOLS); need_jdk; need_maven; mvn -B -ntp -pl server -am test -Dtest='SimulationTest,AsPeopleWriteTest' \
		-Dsurefire.failIfNoSpecifiedTests=false -Dportwright.simulation.orders=2000 -Dportwright.simulation.seed=$(SEED) \
		-Dportwright.numbers=1000
	@$(TOOLS); need_node; cd contract-tests && npm ci --no-audit --no-fund && \
		(cd assistant && npm ci --no-audit --no-fund) && npm test assistant && \
		LIFE_SEED=$(SEED) LIFE_ORDERS=44 LIFE_KILLS=50 LIFE_SECONDS=900 npm test life-crash && \
		CRASH=full npm test /crash && \
		FUZZ_SEED=$(SEED) FUZZ_REQUESTS=$(FUZZ_REQUESTS) TEST_SECONDS=3600 npm test fuzz && \
		BOMBS=full npm test bombs broken-http && \
		DOCUMENT_UPLOADS=200 DOCUMENT_KILLS=10 DOCUMENT_SEED=$(SEED) npm test documents && \
		REPORT_NUMBERS=1000000 REPORT_KILLS=3 REPORT_SEED=$(SEED) TEST_SECONDS=3600 npm test reports && \
		FAULT_SEED=$(SEED) FAULT_ROUNDS=8 npm test database-faults && \
		WEBHOOK_SEED=$(SEED) WEBHOOK_KILLS=100 WEBHOOK_EVENTS=20000 WEBHOOK_RATE=20 WEBHOOK_SECONDS=1500 WEBHOOK_BACKLOG=100000 TEST_SECONDS=3600 npm test /webhooks-

bench: dist/portwright/.built ## load test beside pgbench running the same SQL
	@$(TOOLS); need_jdk; exec bench/run

CONTRACT ?= ../shared/contract

coverage: dist/portwright/.built ## count what is served of the published API, whose descriptions lie in CONTRACT=FOLDER: docs/coverage.md
	@$(TOOLS); need_node; node contract-tests/tools/coverage.mjs $(CONTRACT)

format: ## format the sources
	@$(TOOLS); need_jdk; need_maven; mvn -B -ntp -q spotless:apply

package: dist/portwright/.built ## make the distribution in dist/portwright
	@echo "dist/portwright is ready: start it with dist/portwright/bin/portwright"

clean: ## remove everything that was built (data stays)
	@rm -rf dist server/target server/fonts/node_modules testkit/target contract-tests/node_modules contract-tests/assistant/node_modules

dist/portwright/.built: $(SOURCES)
	@$(TOOLS); need_jdk; need_maven; need_node; ./packaging/build
