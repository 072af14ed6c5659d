package dev.portwright.notification.teller;

import dev.portwright.event.FedEvent;
import dev.portwright.notification.Subscription;
import dev.portwright.notification.Subscriptions;
import dev.portwright.notification.catalog.EventCatalog;
import dev.portwright.notification.catalog.EventCondition;
import dev.portwright.notification.catalog.EventCondition.Parameter;
import dev.portwright.notification.catalog.EventKind;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Instance;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;
import tools.jackson.databind.JsonNode;

/** Finds out who wants to be told of which events. Asks the database twice for all of them, not for each. */
@ApplicationScoped
class WantedEvents {
    /** How many accounts are asked about at once, each of which has at most a thousand settings. */
    private static final int ACCOUNTS_AT_ONCE = 50;

    private final EventCatalog catalog;
    private final Subscriptions subscriptions;
    private final Instance<NumbersOfEvents> numbers;

    WantedEvents(EventCatalog catalog, Subscriptions subscriptions, Instance<NumbersOfEvents> numbers) {
        this.catalog = catalog;
        this.subscriptions = subscriptions;
        this.numbers = numbers;
    }

    /** Those of an account are in the order of its events. */
    List<Wanted> of(Tx tx, List<FedEvent> events) {
        List<List<FedEvent>> accounts = List.copyOf(events.stream()
                .filter(event -> catalog.kind(event.type()).isPresent())
                .collect(Collectors.groupingBy(FedEvent::accountId, LinkedHashMap::new, Collectors.toList()))
                .values());
        List<Wanted> wanted = new ArrayList<>();
        for (int from = 0; from < accounts.size(); from += ACCOUNTS_AT_ONCE) {
            wanted.addAll(ofSome(
                    tx,
                    accounts.subList(from, Math.min(accounts.size(), from + ACCOUNTS_AT_ONCE)).stream()
                            .flatMap(List::stream)
                            .toList()));
        }
        return wanted;
    }

    private List<Wanted> ofSome(Tx tx, List<FedEvent> events) {
        Set<UUID> accounts = events.stream().map(FedEvent::accountId).collect(Collectors.toSet());
        List<UUID> conditions = events.stream()
                .map(FedEvent::type)
                .distinct()
                .flatMap(type -> catalog.kind(type).stream())
                .flatMap(kind -> kind.conditions().stream())
                .map(EventCondition::id)
                .toList();
        Map<UUID, List<Subscription>> byAccount = subscriptions.of(tx, accounts, conditions).stream()
                .collect(Collectors.groupingBy(Subscription::accountId));
        if (byAccount.isEmpty()) {
            return List.of();
        }
        List<FedEvent> possible = events.stream()
                .filter(event -> byAccount.containsKey(event.accountId()))
                .toList();
        Map<UUID, Set<String>> numbersOfEvents = numbers(tx, possible, byAccount);
        List<Wanted> wanted = new ArrayList<>();
        for (FedEvent event : possible) {
            EventKind kind = catalog.kind(event.type()).orElseThrow();
            JsonNode payload = Json.read(Optional.ofNullable(event.payload()).orElse("{}"));
            Set<String> own = numbersOfEvents.getOrDefault(event.id(), Set.of());
            for (Subscription subscription : byAccount.getOrDefault(event.accountId(), List.of())) {
                kind.conditions().stream()
                        .filter(condition -> condition.id().equals(subscription.conditionId()))
                        .filter(condition -> holds(condition, subscription.parameters(), payload, own))
                        .forEach(condition -> wanted.add(new Wanted(event, subscription)));
            }
        }
        return wanted;
    }

    private Map<UUID, Set<String>> numbers(Tx tx, List<FedEvent> events, Map<UUID, List<Subscription>> subscriptions) {
        Set<String> wanted = subscriptions.values().stream()
                .flatMap(List::stream)
                .flatMap(subscription ->
                        Optional.ofNullable(subscription.parameters().get(Parameter.PHONE_NUMBER)).stream())
                .collect(Collectors.toSet());
        Map<UUID, Set<String>> found = new HashMap<>();
        if (!wanted.isEmpty()) {
            numbers.forEach(feature -> found.putAll(feature.of(tx, events, wanted)));
        }
        return found;
    }

    /** True when what the setting says of the event is so; a parameter that this version does not know is never. */
    private static boolean holds(
            EventCondition condition, Map<String, String> values, JsonNode payload, Set<String> numbers) {
        return values.entrySet().stream()
                .allMatch(value -> condition
                        .parameter(value.getKey())
                        .filter(parameter -> parameter.at() == null
                                ? numbers.contains(value.getValue())
                                : payload.at(parameter.at()).asString("").equals(value.getValue()))
                        .isPresent());
    }
}
