package dev.portwright.simulation;

import java.time.Instant;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** An order as the simulation knows it: where its history has led so far, and what its client means to do. */
final class Known {
    final UUID id;
    final Account account;

    /** What it shares with the orders of the same request, and with parts of these. */
    final String group;

    final Numbers.Range range;
    final Set<String> numbers;

    // Walked along the history.
    String status = "draft";
    long version;
    Instant updatedAt = Instant.MIN;
    List<String> codes = List.of();

    @Nullable
    Instant foc;

    boolean deleted;

    @Nullable
    Instant activationBegan;

    // What the client believes.
    boolean filled;
    String miscType = "full";
    boolean abandoned;
    boolean maySilence;
    boolean withTheDesk;

    Known(UUID id, Account account, String group, Numbers.Range range, List<String> numbers) {
        this.id = id;
        this.account = account;
        this.group = group;
        this.range = range;
        this.numbers = new TreeSet<>();
        numbers.forEach(this::take);
    }

    /** The number is on it from now on; false when it was before. */
    boolean take(String number) {
        maySilence |= number.endsWith("9031");
        return numbers.add(number);
    }

    boolean over() {
        return deleted || status.equals("ported") || status.equals("cancelled");
    }

    @Override
    public String toString() {
        return "order %s (%s, %s, version %d, %s)".formatted(id, status, range.prefix(), version, numbers);
    }
}
