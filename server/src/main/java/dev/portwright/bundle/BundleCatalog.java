package dev.portwright.bundle;

import dev.portwright.platform.config.Settings;
import dev.portwright.platform.contract.Query;
import dev.portwright.platform.file.ProductFile;
import dev.portwright.platform.page.Listed;
import io.quarkus.runtime.Startup;
import jakarta.enterprise.context.ApplicationScoped;
import java.nio.file.Path;
import java.util.Collection;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The bundles that there are: those of the file that the operator has named; of a sandbox without one those that come with the
 * product. Read once, at the start.
 */
@ApplicationScoped
@Startup
class BundleCatalog {
    private static final String OF_SANDBOXES = "sandbox/bundles.json";

    private final Map<UUID, BillingBundle> bundles;

    BundleCatalog(Settings settings) {
        this.bundles = load(settings.operation().bundles(), settings.sandbox());
    }

    private static Map<UUID, BillingBundle> load(@Nullable Path file, boolean sandbox) {
        if (file != null) {
            return CatalogFile.read(file);
        }
        return sandbox ? CatalogFile.read(ProductFile.text(OF_SANDBOXES), OF_SANDBOXES) : Map.of();
    }

    /** The bundle with this id, be it one that lists do not show. */
    Optional<BillingBundle> find(UUID id) {
        return Optional.ofNullable(bundles.get(id));
    }

    /** One page of the bundles that everybody can take, in the order of the file. */
    Listed<BillingBundle> list(Query query) {
        Collection<String> countries = query.texts("filter.country_iso").stream()
                .map(country -> country.toUpperCase(Locale.ROOT))
                .toList();
        List<BillingBundle> all = bundles.values().stream()
                .filter(bundle -> bundle.active() && bundle.terms().isPublic())
                .filter(bundle -> countries.isEmpty() || isFor(bundle, countries))
                .toList();
        return Listed.pageOf(all, query.page());
    }

    private static boolean isFor(BillingBundle bundle, Collection<String> countries) {
        return bundle.countries().stream().anyMatch(countries::contains);
    }
}
