package dev.portwright.requirement;

import dev.portwright.phonenumber.Territories;
import dev.portwright.platform.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The requirement types the product knows, from its data file. */
@ApplicationScoped
public class RequirementCatalog {
    private static final String FILE = "requirements/types.json";

    private @Nullable Map<String, RequirementType> types;

    private record File(int version, List<RequirementType> types) {}

    /** The requirement type with this id. */
    public Optional<RequirementType> type(String id) {
        return Optional.ofNullable(types().get(id.toLowerCase(Locale.ROOT)));
    }

    /**
     * The types for any of these countries, kinds of numbers and actions, in the order of the file; no values stand for all
     * of them.
     *
     * @param countryCodes in either case; a territory has the types of the country whose rules hold there
     */
    List<RequirementType> types(List<String> countryCodes, List<String> phoneNumberTypes, List<String> actions) {
        List<String> ruledBy = countryCodes.stream()
                .map(code -> Territories.ruledBy(code.toUpperCase(Locale.ROOT)))
                .toList();
        return types().values().stream()
                .filter(type -> ruledBy.isEmpty() || ruledBy.contains(type.countryCode()))
                .filter(type -> phoneNumberTypes.isEmpty() || phoneNumberTypes.contains(type.phoneNumberType()))
                .filter(type -> actions.isEmpty() || actions.contains(type.action()))
                .toList();
    }

    /** What every port of numbers of this kind needs. */
    public List<RequirementType> mandatory(String countryCode, String phoneNumberType) {
        String ruledBy = Territories.ruledBy(countryCode);
        return types().values().stream()
                .filter(type -> type.mandatory()
                        && type.action().equals("porting")
                        && type.countryCode().equals(ruledBy)
                        && type.phoneNumberType().equals(phoneNumberType))
                .toList();
    }

    private synchronized Map<String, RequirementType> types() {
        if (types == null) {
            Map<String, RequirementType> read = new LinkedHashMap<>();
            load().types().forEach(type -> read.put(type.id(), type));
            types = read;
        }
        return types;
    }

    private static File load() {
        try (InputStream in = RequirementCatalog.class.getClassLoader().getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the product lacks its file " + FILE);
            }
            return Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), File.class);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
