package dev.portwright.ukcarrier;

import dev.portwright.platform.config.Settings;
import dev.portwright.platform.file.ProductFile;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.List;

/** The carriers of the file that the operator has named, or else of the product's. Read once, at the start. */
@ApplicationScoped
@Startup
class UkCarriers {
    static final String OF_THE_PRODUCT = "ukcarriers/uk-carriers.json";

    private final List<UkCarrier> carriers;

    UkCarriers(Settings settings) {
        Path file = settings.operation().ukCarriers();
        List<UkCarrier> read =
                file == null ? UkCarrierFile.read(ProductFile.text(OF_THE_PRODUCT)) : UkCarrierFile.read(file);
        this.carriers = read.stream()
                .sorted(Comparator.comparing(UkCarrier::name).thenComparing(UkCarrier::cupid))
                .toList();
    }

    /** All of them, by their names. */
    List<UkCarrier> all() {
        return carriers;
    }
}
