package dev.portwright.app;

import java.util.List;

/** Settings that cannot be used, with every problem found in them. No problem's text holds a secret. */
final class SettingsException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient List<String> problems;

    SettingsException(List<String> problems) {
        super(String.join("; ", problems));
        this.problems = List.copyOf(problems);
    }

    List<String> problems() {
        return problems;
    }
}
