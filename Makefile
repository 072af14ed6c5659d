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

soak: dist/portwright/.built ## 2,000 lives of orders, 50 deaths, 200,000 random requests, bombs, faults, a report of a million numbers, 5,000 webhooks
	@$(TOOLS); need_jdk; need_maven; need_node; exec packaging/soak

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
