package dev.portwright.ukcarrier;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.portwright.platform.file.ProductFile;
import dev.portwright.testing.ServerTest;
import dev.portwright.testing.TestServer;
import jakarta.inject.Inject;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@ServerTest
class UkCarriersTest {
    @Inject
    TestServer server;

    @TempDir
    Path folder;

    @Test
    void theProductsListFollowsItsSchemaAndIsAnswered() {
        String text = ProductFile.text(UkCarriers.OF_THE_PRODUCT);
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(ProductFile.text("ukcarriers/uk-carriers.schema.json"))
                        .validate(text, InputFormat.JSON))
                .isEmpty();
        assertThat(server.tenant().get("/v2/porting/uk_carriers").text()).isEqualTo("""
                {"data":[{"id":"%s","record_type":"porting_uk_carrier","cupid":"895","name":"Telnyx UK Limited",\
                "alternative_cupids":[],"created_at":"2026-06-01T00:00:00Z","updated_at":"2026-06-01T00:00:00Z"}]}""".formatted(
                        UkCarrierFile.read(text).getFirst().json().id()));
        assertThat(server.tenant()
                        .get("/v2/porting/uk_carriers?filter[cupid]=895")
                        .problems())
                .containsExactly("10031 filter[cupid]");
    }

    @Test
    void anOperatorsFileIsReadOrRefusedWithAllThatIsWrong() throws IOException {
        Path right = Files.writeString(folder.resolve("right.json"), """
                {"carriers": [{"cupid": "001", "name": "One", "known_on": "2026-06-01"},
                              {"cupid": "002", "name": "Two", "alternative_cupids": ["003"], "known_on": "2026-06-02"}]}""");
        assertThat(UkCarrierFile.problems(right)).isEmpty();
        assertThat(UkCarrierFile.read(right))
                .extracting(carrier -> carrier.cupid() + carrier.name() + carrier.alternativeCupids())
                .containsExactly("001One[]", "002Two[003]");
        Path wrong = Files.writeString(folder.resolve("wrong.json"), """
                {"carriers": [{"cupid": 1, "name": "", "known_on": "June"},
                              {"cupid": "002", "name": "Two", "alternative_cupids": ["002"], "known_on": "2026-06-02"}]}""");
        assertThat(UkCarrierFile.problems(wrong))
                .containsExactly(
                        "carriers[0].name must have 1 to 200 characters",
                        "carriers[0].cupid must be three digits, in quotation marks, not '1'",
                        "carriers[0].known_on must be a day such as 2026-06-01",
                        "carriers[1].alternative_cupids[0]: 002 is there already");
        assertThat(UkCarrierFile.problems(Files.writeString(folder.resolve("none.json"), "{")))
                .containsExactly("it is no JSON");
        assertThat(UkCarrierFile.problems(Files.writeString(folder.resolve("other.json"), "{}")))
                .containsExactly("carriers must be a list of at most 1000 carriers");
        assertThat(UkCarrierFile.problems(folder.resolve("missing.json")).getFirst())
                .startsWith("it cannot be read: ");
    }
}
