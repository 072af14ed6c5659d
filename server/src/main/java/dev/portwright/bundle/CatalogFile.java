package dev.portwright.bundle;

import dev.portwright.platform.json.Json;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.Problems;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import tools.jackson.databind.JsonNode;

/** Reads a file with bundles, and says everything that is wrong with it at once. Its form is in {@code docs/bundles.md}. */
public final class CatalogFile {
    /** How many bundles there can be. */
    private static final int MOST = 1_000;

    private static final int MOST_LIMITS = 100;
    private static final int MOST_TEXTS = 50;
    private static final UUID NO_ID = new UUID(0, 0);

    private final List<String> problems = new ArrayList<>();
    private final Set<UUID> ids = new HashSet<>();

    private CatalogFile() {}

    /** Everything that is wrong with a file; nothing when it is right. */
    public static List<String> problems(Path file) {
        CatalogFile read = new CatalogFile();
        try {
            read.bundles(Files.readString(file));
        } catch (IOException e) {
            read.problems.add(inWords(e));
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
            throw wrong(file.toString(), inWords(e));
        }
    }

    private static String inWords(IOException e) {
        return e instanceof CharacterCodingException ? "it is not UTF-8 text" : "it cannot be read: " + e;
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
            throw wrong(place, String.join("; ", file.problems));
        }
        return bundles;
    }

    private static IllegalStateException wrong(String place, String why) {
        return new IllegalStateException(place + " is no catalogue of bundles: " + why);
    }

    private Map<UUID, BillingBundle> bundles(String text) {
        Map<UUID, BillingBundle> bundles = new LinkedHashMap<>();
        Problems unusable = new Problems();
        JsonNode json;
        try {
            json = Json.readBody(text.getBytes(StandardCharsets.UTF_8), unusable);
        } catch (ApiException e) {
            problems.add("it cannot be read as JSON: " + e.getMessage());
            return bundles;
        }
        unusable.forEach(problem -> problems.add(problem.pointer() + ": " + problem.detail()));
        FileObject file = FileObject.of(json, problems);
        file.needed("bundles");
        for (FileObject given : file.objects("bundles", MOST)) {
            BillingBundle bundle = bundle(given);
            bundles.put(bundle.id(), bundle);
        }
        file.nothingElse();
        return bundles;
    }

    private BillingBundle bundle(FileObject given) {
        LocalDate created = given.neededDate("created_at");
        BillingBundle.Terms terms = new BillingBundle.Terms(
                id(given),
                given.neededText("name"),
                given.text("slug"),
                given.neededText("cost_code"),
                given.flag("is_public"),
                created,
                given.amount("mrc_price"),
                given.text("currency"),
                given.texts("specs", MOST_TEXTS));
        boolean active = given.flag("active");
        List<BillingBundle.Limit> limits = given.objects("bundle_limits", MOST_LIMITS).stream()
                .map(limit -> limit(limit, created))
                .toList();
        given.nothingElse();
        return new BillingBundle(terms, active, limits);
    }

    /** @param created when its bundle was made */
    private BillingBundle.Limit limit(FileObject given, LocalDate created) {
        LocalDate from = given.date("created_at", created);
        BillingBundle.Limit limit = new BillingBundle.Limit(
                id(given),
                given.neededText("service"),
                given.neededText("metric"),
                given.wholeNumber("limit"),
                given.text("rate"),
                given.matching("country_iso", "[A-Z]{2}", "a country's two letters in capitals"),
                given.wholeNumber("country_code"),
                given.matching("direction", "inbound|outbound", "inbound or outbound"),
                given.texts("types", MOST_TEXTS),
                from,
                given.date("updated_at", from),
                given.text("billing_service"));
        given.nothingElse();
        return limit;
    }

    private UUID id(FileObject given) {
        UUID id = given.neededId("id");
        if (id == null) {
            return NO_ID;
        }
        if (!ids.add(id)) {
            given.note("id", "stands there twice");
        }
        return id;
    }
}
