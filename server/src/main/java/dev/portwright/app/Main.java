package dev.portwright.app;

import io.quarkus.runtime.Quarkus;

public final class Main {
    private Main() {}

    public static void main(String[] args) {
        Quarkus.run(args);
    }
}
