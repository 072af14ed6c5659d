package dev.portwright.exceptiontype;

import dev.portwright.platform.json.Json;
import jakarta.enterprise.context.ApplicationScoped;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
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
        try (InputStream in = ExceptionCatalog.class.getClassLoader().getResourceAsStream(FILE)) {
            if (in == null) {
                throw new IllegalStateException("the product lacks its file " + FILE);
            }
            Map<String, ExceptionType> read = new LinkedHashMap<>();
            for (ExceptionType type : Json.read(new String(in.readAllBytes(), StandardCharsets.UTF_8), File.class)
                    .types()) {
                read.put(type.code(), type);
            }
            return Collections.unmodifiableMap(read);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
