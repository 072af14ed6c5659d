package dev.portwright.platform.door;

/** Exchanges without a connection. */
public final class Exchanges {
    private Exchanges() {}

    public static Exchange begun() {
        return new Exchange("POST", "/v2", null);
    }

    public static void end(Exchange exchange) {
        exchange.end();
    }
}
