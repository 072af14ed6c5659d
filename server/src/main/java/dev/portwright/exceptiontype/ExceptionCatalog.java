package dev.portwright.exceptiontype;

import dev.portwright.platform.file.ProductFile;
import dev.portwright.platform.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The 21 exception types of the published API, from the product's data file. */
@ApplicationScoped
public class ExceptionCatalog {
    private static final String FILE = "exceptions/types.json";

    private record File(int version, List<ExceptionType> types) {}

    private final Map<String, ExceptionType> types = load();

    /** The type with exactly this code. */
    public Optional<ExceptionType> find(String code) {
        return Optional.ofNullable(types.get(code));
    }

    /** Every type, in the order of its codes. */
    public Collection<ExceptionType> all() {
        return types.values();
    }

    private static Map<String, ExceptionType> load() {
        Map<String, ExceptionType> read = new LinkedHashMap<>();
        for (ExceptionType type : Json.read(ProductFile.text(FILE), File.class).types()) {
            read.put(type.code(), type);
        }
        return Collections.unmodifiableMap(read);
    }
}
