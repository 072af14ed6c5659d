package dev.portwright.sandbox.carrier;

import dev.portwright.porting.order.PortingOrder;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * What the simulated carrier knows of an order.
 *
 * @param asked what it was asked for last and has not answered; a word of {@code CarrierGateway.Request}
 * @param steps what the client wants to happen next, decision by decision
 * @param raised exceptions that the order's data called for and that are not fixed yet: the code, and the version the
 *     order had then
 * @param settled outcomes and codes that the order's data called for and that are over
 */
record Scenario(
        UUID orderId,
        UUID accountId,
        @Nullable String asked,
        List<Step> steps,
        Map<String, Long> raised,
        List<String> settled) {

    static Scenario empty(UUID orderId, UUID accountId) {
        return new Scenario(orderId, accountId, null, List.of(), Map.of(), List.of());
    }

    /** The scenario of an order that was split off this one. */
    Scenario of(PortingOrder part) {
        Map<String, Long> since = new LinkedHashMap<>(raised);
        since.replaceAll((code, version) -> part.version());
        return new Scenario(part.id(), part.accountId(), null, List.of(), Map.copyOf(since), settled);
    }

    Scenario asked(@Nullable String request) {
        return new Scenario(orderId, accountId, request, steps, raised, settled);
    }

    Scenario withSteps(List<Step> other) {
        return new Scenario(orderId, accountId, asked, List.copyOf(other), raised, settled);
    }

    /** The first step that decides this. */
    Optional<Step> next(Outcome.Decision decision) {
        return steps.stream().filter(step -> step.kind().decision() == decision).findFirst();
    }

    /** Without the step, which has happened. */
    Scenario played(Step step) {
        List<Step> left = new ArrayList<>(steps);
        left.remove(step);
        return withSteps(left);
    }

    Scenario raised(List<String> codes, long version) {
        Map<String, Long> all = new LinkedHashMap<>(raised);
        codes.forEach(code -> all.put(code, version));
        return new Scenario(orderId, accountId, asked, steps, Map.copyOf(all), settled);
    }

    /** With an outcome or code that will not be called for again. */
    Scenario settled(String word) {
        if (settled.contains(word)) {
            return this;
        }
        Map<String, Long> left = new LinkedHashMap<>(raised);
        left.remove(word);
        List<String> all = new ArrayList<>(settled);
        all.add(word);
        return new Scenario(orderId, accountId, asked, steps, Map.copyOf(left), List.copyOf(all));
    }

    boolean isSettled(String word) {
        return settled.contains(word);
    }
}
