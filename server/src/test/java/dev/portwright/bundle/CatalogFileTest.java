package dev.portwright.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.portwright.platform.file.ProductFile;
import dev.portwright.platform.json.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Files with bundles. */
class CatalogFileTest {
    @Test
    void theBundlesOfSandboxesAreRight() {
        Map<UUID, BillingBundle> bundles = CatalogFile.read(ProductFile.text("sandbox/bundles.json"), "file");
        assertThat(bundles.values())
                .extracting(bundle -> bundle.terms().name() + " " + bundle.countries())
                .containsExactly(
                        "United States Basic [US]",
                        "Australia Basic [AU]",
                        "Anywhere []",
                        "United States Classic []",
                        "Friends and Family []");
    }

    @Test
    void aBundleNeedsLittle() {
        Map<UUID, BillingBundle> bundles = CatalogFile.read("""
                {"bundles": [{"id": "00000000-0000-0000-0000-000000000001", "name": "Small", "cost_code": "S",
                              "created_at": "2026-01-20"}]}""", "file");
        BillingBundle only = bundles.values().iterator().next();
        assertThat(bundles).containsOnlyKeys(new UUID(0, 1));
        assertThat(Json.text(BillingBundleJson.Summary.of(only.terms()))).isEqualTo("""
                {"id":"00000000-0000-0000-0000-000000000001","name":"Small","slug":null,"cost_code":"S","is_public":true,\
                "created_at":"2026-01-20","mrc_price":null,"currency":null,"specs":[]}""");
        assertThat(Json.text(BillingBundleJson.of(only))).isEqualTo("""
                {"id":"00000000-0000-0000-0000-000000000001","name":"Small","slug":null,"cost_code":"S","active":true,\
                "is_public":true,"created_at":"2026-01-20","bundle_limits":[]}""");
    }

    @Test
    void everythingThatIsWrongIsToldAtOnce() {
        assertThatThrownBy(() -> CatalogFile.read("""
                {"bundles": [
                  {"id": "00000000-0000-0000-0000-000000000001", "name": " ", "cost_code": "S", "created_at": "20.1.2026",
                   "active": "yes", "mrc_price": -1, "specs": [7],
                   "bundle_limits": [{"id": "x", "service": "E911", "country_iso": "us", "limit": 1.5, "direction": "up"}]},
                  {"id": "00000000-0000-0000-0000-000000000001", "name": "Again", "cost_code": "S", "created_at": "2026-01-20"},
                  7]}""", "bundles.json"))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage(String.join(
                        "; ",
                        "bundles.json is no catalogue of bundles: bundles[0].created_at must be a date such as 2026-01-20",
                        "bundles[0].name must be a text of 1 to 200 characters",
                        "bundles[0].mrc_price must be a number from 0",
                        "bundles[0].specs must be a list of at most 50 texts",
                        "bundles[0].active must be true or false",
                        "bundles[0].bundle_limits[0].id must be a UUID",
                        "bundles[0].bundle_limits[0].metric is missing",
                        "bundles[0].bundle_limits[0].limit must be a whole number from 0",
                        "bundles[0].bundle_limits[0].country_iso must be a country's two letters in capitals",
                        "bundles[0].bundle_limits[0].direction must be inbound or outbound",
                        "bundles[1].id stands there twice",
                        "bundles[2].created_at is missing",
                        "bundles[2].id is missing",
                        "bundles[2].name is missing",
                        "bundles[2].cost_code is missing"));
    }

    @Test
    void whatIsNoListOfBundles() {
        assertThatThrownBy(() -> CatalogFile.read("bundles:", "f"))
                .hasMessageStartingWith("f is no catalogue of bundles: it cannot be read as JSON:"
                        + " The body is not well-formed JSON at line 1, column ");
        assertThatThrownBy(() -> CatalogFile.read("[]", "f"))
                .hasMessage("f is no catalogue of bundles: bundles is missing");
        assertThatThrownBy(() -> CatalogFile.read("{\"bundles\": {}}", "f"))
                .hasMessage("f is no catalogue of bundles: bundles must be a list of at most 1000");
    }

    @Test
    void aKeyThatIsNotKnownIsNotPassedOver() {
        assertThatThrownBy(() -> CatalogFile.read("""
                {"bundles": [{"id": "00000000-0000-0000-0000-000000000001", "name": "Small", "cost_code": "S",
                              "created_at": "2026-01-20", "mrcprice": 1.5, "colour": null,
                              "bundle_limits": [{"id": "00000000-0000-0000-0000-000000000002", "service": "number",
                                                 "metric": "number", "contry_iso": "US"}]}],
                 "version": 1}""", "f"))
                .hasMessage(String.join(
                        "; ",
                        "f is no catalogue of bundles: bundles[0].bundle_limits[0].contry_iso is not known,"
                                + " did you mean country_iso?",
                        "bundles[0].mrcprice is not known, did you mean mrc_price?",
                        "bundles[0].colour is not known",
                        "version is not known"));
    }

    @Test
    void whatCannotBeKeptIsNotPassedOver() {
        assertThatThrownBy(() -> CatalogFile.read("""
                {"bundles": [{"id": "00000000-0000-0000-0000-000000000001", "name": "Small", "cost_code": "S",
                              "created_at": "2026-01-20", "mrc_price": 1e400, "slug": "a\\u0000"}]}""", "f"))
                .hasMessage(String.join(
                        "; ",
                        "f is no catalogue of bundles: /bundles/0/mrc_price: The number is far larger or smaller than any"
                                + " value of this API.",
                        "/bundles/0/slug: The text holds a NUL character or half a surrogate pair. Remove it."));
    }

    @Test
    void aFileThatCannotBeReadSaysWhy(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("bundles.json"), new byte[] {'{', (byte) 0xE9, '}'});
        assertThat(CatalogFile.problems(file)).containsExactly("it is not UTF-8 text");
        assertThatThrownBy(() -> CatalogFile.read(file))
                .hasMessage(file + " is no catalogue of bundles: it is not UTF-8 text");
        Path nowhere = folder.resolve("nowhere.json");
        assertThat(CatalogFile.problems(nowhere))
                .containsExactly("it cannot be read: java.nio.file.NoSuchFileException: " + nowhere);
    }
}
