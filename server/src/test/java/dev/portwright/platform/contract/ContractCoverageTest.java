package dev.portwright.platform.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.portwright.platform.json.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import tools.jackson.databind.JsonNode;

/**
 * Everything the published API has, for the operations that are built, is in our description too. What it has is kept
 * in {@code contract/facts.json}; where the published descriptions are at hand, in the folder of the system property
 * {@code portwright.contract} or in {@code shared/contract} beside the repository, that file is checked as well.
 */
class ContractCoverageTest {
    private static final JsonNode FACTS = resource("/contract/facts.json");
    private static final JsonNode OURS = resource("/META-INF/openapi.json");

    /** What requests may have and nobody looks at: what the server gives, and ids of what is not served. */
    private static final Pattern PASSED_OVER =
            Pattern.compile("request field (id|record_type|created_at|updated_at|status|sip_geolocation_id|sip_from_id"
                    + "|(ios|android)_push_credential_id)");

    /** What a connection tries first is its own, so that there is none when it is made. */
    private static final Pattern KNOWN_LATER =
            Pattern.compile("request field inbound\\.default_(primary|secondary|tertiary)_fqdn_id");

    static Set<String> operations() {
        return FACTS.properties().stream().map(entry -> entry.getKey()).collect(Collectors.toSet());
    }

    static Stream<Path> publishedDescriptions() {
        Path folder = Path.of(System.getProperty("portwright.contract", "../../shared/contract"));
        return Stream.of("porting-2025-06-16.json", "porting-2026-07-16.json", "api-2025-06-16.json")
                .map(folder::resolve);
    }

    @ParameterizedTest
    @MethodSource("operations")
    void ourDescriptionCoversThePublishedOne(String operation) {
        String[] methodAndPath = operation.split(" ", 2);

        ContractFacts ours = ContractFacts.of(OURS, methodAndPath[0], methodAndPath[1]);

        assertThat(ours.lacks(ContractFacts.stored(FACTS.path(operation))))
                .filteredOn(lack -> !PASSED_OVER.matcher(lack).matches())
                .filteredOn(lack -> !operation.startsWith("post ")
                        || !KNOWN_LATER.matcher(lack).matches())
                .isEmpty();
    }

    @ParameterizedTest
    @MethodSource("publishedDescriptions")
    void theFactsAreComplete(Path description) throws IOException {
        assumeTrue(Files.exists(description), "the published descriptions are not here");
        JsonNode published = Json.read(Files.readAllBytes(description));

        assertThat(operations()).allSatisfy(operation -> {
            String[] methodAndPath = operation.split(" ", 2);
            ContractFacts stored = ContractFacts.stored(FACTS.path(operation));
            assertThat(stored.lacks(ContractFacts.of(published, methodAndPath[0], methodAndPath[1])))
                    .isEmpty();
        });
    }

    private static JsonNode resource(String name) {
        try (InputStream stream = ContractCoverageTest.class.getResourceAsStream(name)) {
            return Json.read(Objects.requireNonNull(stream, name).readAllBytes());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
