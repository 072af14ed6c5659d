package dev.portwright.phonenumber;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.portwright.platform.file.ProductFile;
import org.junit.jupiter.api.Test;

class BlockCountriesTest {
    @Test
    void theFileFollowsItsSchema() {
        assertThat(SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12)
                        .getSchema(ProductFile.text("phonenumber/blocks.schema.json"), InputFormat.JSON)
                        .validate(ProductFile.text("phonenumber/blocks.json"), InputFormat.JSON))
                .isEmpty();
    }

    @Test
    void germanyHasBlocksAndExtensions() {
        assertThat(BlockCountries.withBlocks()).containsExactly("DE");
        assertThat(BlockCountries.withExtensions()).containsExactly("DE");
    }
}
