package dev.portwright.app;

import io.quarkus.runtime.Quarkus;
import io.quarkus.runtime.annotations.QuarkusMain;

/** Where the process begins. */
@QuarkusMain
public final class Main {
    Main() {}

    public static void main(String[] args) {
        Quarkus.run(args);
    }
}
