package dev.portwright.porting.action;

/** Whose identity is checked. Nothing of it is shown to anybody but who checks it. */
public record Person(String firstName, String lastName) {
    @Override
    public String toString() {
        return "Person[]";
    }
}
