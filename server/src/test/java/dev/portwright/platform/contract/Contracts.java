package dev.portwright.platform.contract;

/** The API description without a server. */
public final class Contracts {
    private Contracts() {}

    public static Operation operation(String id) {
        return new Contract().operation(id);
    }
}
