package dev.portwright.bundle;

import dev.portwright.platform.id.Ids;
import dev.portwright.platform.json.Json;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.Problems;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a file with bundles, and says everything that is wrong with it at once. Its form is in {@code docs/bundles.md}. */
public final class CatalogFile {
    /** How many bundles there can be. */
    static final int MOST = 1_000;

    private static final int MOST_LIMITS = 100;
    private static final int LONGEST_TEXT = 200;
    private static final int MOST_SPECS = 50;
    private static final LocalDate UNKNOWN = LocalDate.EPOCH;
    private static final UUID NO_ID = new UUID(0, 0);

    private final List<String> problems = new ArrayList<>();
    private final Set<UUID> ids = new HashSet<>();

    private CatalogFile() {}

    /** Everything that is wrong with a file, which can be read; nothing when it is right. */
    public static List<String> problems(Path file) {
        CatalogFile read = new CatalogFile();
        try {
            read.bundles(Files.readString(file));
        } catch (IOException e) {
            read.problems.add("it cannot be read as UTF-8");
        }
        return read.problems;
    }

    /**
     * The bundles of a file that was found right.
     *
     * @throws IllegalStateException when it is not any more
     */
    static Map<UUID, BillingBundle> read(Path file) {
        try {
            return read(Files.readString(file), file.toString());
        } catch (IOException e) {
            throw new IllegalStateException(file + " cannot be read as UTF-8", e);
        }
    }

    /**
     * The bundles by their ids, in the order of the file.
     *
     * @param place where the text is from, for the message
     * @throws IllegalStateException with everything that is wrong
     */
    static Map<UUID, BillingBundle> read(String text, String place) {
        CatalogFile file = new CatalogFile();
        Map<UUID, BillingBundle> bundles = file.bundles(text);
        if (!file.problems.isEmpty()) {
            throw new IllegalStateException(place + " is no catalogue of bundles: " + String.join("; ", file.problems));
        }
        return bundles;
    }

    private Map<UUID, BillingBundle> bundles(String text) {
        Map<UUID, BillingBundle> bundles = new LinkedHashMap<>();
        JsonNode list = parsed(text).path("bundles");
        if (!list.isArray() || list.size() > MOST) {
            problems.add("bundles must be a list of at most " + MOST);
            return bundles;
        }
        for (int i = 0; i < list.size(); i++) {
            BillingBundle bundle = bundle(list.get(i), "bundles[" + i + "]");
            bundles.put(bundle.id(), bundle);
        }
        return bundles;
    }

    private JsonNode parsed(String text) {
        try {
            return Json.readBody(text.getBytes(StandardCharsets.UTF_8), new Problems());
        } catch (ApiException e) {
            problems.add("it is no JSON");
            return Json.read("{\"bundles\":[]}");
        }
    }

    private BillingBundle bundle(JsonNode given, String place) {
        LocalDate created = date(given, "created_at", place, null);
        return new BillingBundle(
                id(given, place),
                needed(given, "name", place),
                text(given, "slug", place),
                needed(given, "cost_code", place),
                flag(given, "active", place),
                flag(given, "is_public", place),
                created,
                price(given, place),
                text(given, "currency", place),
                texts(given, "specs", place, MOST_SPECS),
                limits(given.path("bundle_limits"), place + ".bundle_limits", created));
    }

    private List<BillingBundle.Limit> limits(JsonNode given, String place, LocalDate created) {
        List<BillingBundle.Limit> limits = new ArrayList<>();
        if (given.isMissingNode() || given.isNull()) {
            return limits;
        }
        if (!given.isArray() || given.size() > MOST_LIMITS) {
            problems.add(place + " must be a list of at most " + MOST_LIMITS);
            return limits;
        }
        for (int i = 0; i < given.size(); i++) {
            JsonNode one = given.get(i);
            String at = place + "[" + i + "]";
            LocalDate from = date(one, "created_at", at, created);
            limits.add(new BillingBundle.Limit(
                    id(one, at),
                    needed(one, "service", at),
                    needed(one, "metric", at),
                    whole(one, "limit", at),
                    text(one, "rate", at),
                    matching(one, "country_iso", at, "[A-Z]{2}", "a country's two letters in capitals"),
                    whole(one, "country_code", at),
                    matching(one, "direction", at, "inbound|outbound", "inbound or outbound"),
                    texts(one, "types", at, MOST_SPECS),
                    from,
                    date(one, "updated_at", at, from),
                    text(one, "billing_service", at)));
        }
        return limits;
    }

    private UUID id(JsonNode given, String place) {
        UUID id = value(
                        given,
                        "id",
                        place,
                        "a UUID",
                        node -> node.isString() && Ids.isUuid(node.asString()),
                        node -> UUID.fromString(node.asString()))
                .orElse(null);
        if (id == null) {
            missing(given, "id", place);
            return NO_ID;
        }
        if (!ids.add(id)) {
            problems.add(place + ".id stands there twice");
        }
        return id;
    }

    private String needed(JsonNode given, String name, String place) {
        String text = text(given, name, place);
        if (text == null) {
            missing(given, name, place);
            return "";
        }
        return text;
    }

    private void missing(JsonNode given, String name, String place) {
        if (given.path(name).isMissingNode() || given.path(name).isNull()) {
            problems.add(place + "." + name + " is missing");
        }
    }

    private @Nullable String text(JsonNode given, String name, String place) {
        return value(
                        given,
                        name,
                        place,
                        "a text of 1 to " + LONGEST_TEXT + " characters",
                        CatalogFile::isText,
                        JsonNode::asString)
                .orElse(null);
    }

    private static boolean isText(JsonNode node) {
        return node.isString() && !node.asString().isBlank() && node.asString().length() <= LONGEST_TEXT;
    }

    private @Nullable String matching(JsonNode given, String name, String place, String form, String what) {
        return value(
                        given,
                        name,
                        place,
                        what,
                        node -> node.isString() && node.asString().matches(form),
                        JsonNode::asString)
                .orElse(null);
    }

    /** What is not said is so. */
    private boolean flag(JsonNode given, String name, String place) {
        return value(given, name, place, "true or false", JsonNode::isBoolean, JsonNode::asBoolean)
                .orElse(true);
    }

    private @Nullable Integer whole(JsonNode given, String name, String place) {
        return value(
                        given,
                        name,
                        place,
                        "a whole number from 0",
                        node -> node.isInt() && node.asInt() >= 0,
                        JsonNode::asInt)
                .orElse(null);
    }

    private @Nullable BigDecimal price(JsonNode given, String place) {
        return value(
                        given,
                        "mrc_price",
                        place,
                        "a number from 0",
                        node -> node.isNumber() && node.decimalValue().signum() >= 0,
                        JsonNode::decimalValue)
                .orElse(null);
    }

    private LocalDate date(JsonNode given, String name, String place, @Nullable LocalDate otherwise) {
        LocalDate date = value(
                        given,
                        name,
                        place,
                        "a date such as 2026-01-20",
                        CatalogFile::isDate,
                        node -> LocalDate.parse(node.asString()))
                .orElse(otherwise);
        if (date == null) {
            missing(given, name, place);
            return UNKNOWN;
        }
        return date;
    }

    private static boolean isDate(JsonNode node) {
        try {
            return node.isString() && LocalDate.parse(node.asString()).getYear() >= UNKNOWN.getYear();
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    private List<String> texts(JsonNode given, String name, String place, int most) {
        return value(
                        given,
                        name,
                        place,
                        "a list of at most " + most + " texts",
                        node -> node.isArray() && node.size() <= most && all(node),
                        node -> {
                            List<String> texts = new ArrayList<>();
                            node.forEach(text -> texts.add(text.asString()));
                            return texts;
                        })
                .orElse(List.of());
    }

    private static boolean all(JsonNode list) {
        for (JsonNode node : list) {
            if (!isText(node)) {
                return false;
            }
        }
        return true;
    }

    private <T> Optional<T> value(
            JsonNode given,
            String name,
            String place,
            String what,
            Predicate<JsonNode> good,
            Function<JsonNode, T> read) {
        JsonNode node = given.path(name);
        if (node.isMissingNode() || node.isNull()) {
            return Optional.empty();
        }
        if (!good.test(node)) {
            problems.add(place + "." + name + " must be " + what);
            return Optional.empty();
        }
        return Optional.of(read.apply(node));
    }
}
