# Sourced by the Makefile's targets: finds the tools of a build, or says what to install.

# The tests have paths with any letter where the language settings say nothing of letters.
case ${LC_ALL:-${LC_CTYPE:-${LANG:-C}}} in
    C | POSIX) LC_ALL=C.UTF-8 && export LC_ALL ;;
esac

# True when the folder holds a JDK (not only a runtime) of version 25 or newer.
is_jdk_25() {
    [ -x "$1/bin/javac" ] || return 1
    jdk_major=$("$1/bin/javac" -version 2>&1 | sed -n 's/^javac \([0-9]*\).*/\1/p')
    [ "${jdk_major:-0}" -ge 25 ] 2>/dev/null
}

need_jdk() {
    path_javac=$(command -v javac 2>/dev/null || true)
    path_home=
    if [ -n "$path_javac" ]; then
        path_javac=$(readlink -f "$path_javac" 2>/dev/null || echo "$path_javac")
        path_home=$(dirname "$(dirname "$path_javac")")
    fi
    for jdk in "${JAVA_HOME:-}" "$path_home" \
        /usr/lib/jvm/* /opt/* /usr/local/*jdk* "$HOME"/.sdkman/candidates/java/* "$HOME"/.jdks/* \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home; do
        if [ -n "$jdk" ] && is_jdk_25 "$jdk"; then
            JAVA_HOME=$jdk
            export JAVA_HOME
            return 0
        fi
    done
    echo "Portwright is built with a JDK 25 or newer and none was found (looked at JAVA_HOME, the PATH and the usual" >&2
    echo "folders). Install one, for example the package temurin-25-jdk or openjdk-25-jdk, or set JAVA_HOME." >&2
    exit 1
}

need_maven() {
    command -v mvn >/dev/null 2>&1 && return 0
    echo "Maven 3.8 or newer is needed and mvn is not on the PATH. Install it, for example the package maven." >&2
    exit 1
}

node_is_18() {
    command -v npm >/dev/null 2>&1 || return 1
    node_major=$(node --version 2>/dev/null | sed -n 's/^v\([0-9]*\).*/\1/p')
    [ "${node_major:-0}" -ge 18 ] 2>/dev/null
}

need_node() {
    node_is_18 && return 0
    if [ "$(id -u)" = 0 ] && command -v apt-get >/dev/null 2>&1; then
        echo "installing Node.js"
        apt-get install -y -qq --no-install-recommends nodejs npm >/dev/null 2>&1 \
            || { apt-get update -qq && apt-get install -y -qq --no-install-recommends nodejs npm >/dev/null; }
        node_is_18 && return 0
    fi
    echo "Node.js 18 or newer with npm is needed: typefaces come by it, and the contract tests run on it. Install the packages nodejs and npm." >&2
    exit 1
}
