package dev.portwright.platform.file;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;

/** A file that comes with the product, on its class path. */
public final class ProductFile {
    private ProductFile() {}

    /**
     * All of its text, in UTF-8.
     *
     * @param name with its folders, such as {@code exceptions/types.json}
     * @throws IllegalStateException when there is no such file
     */
    public static String text(String name) {
        try (InputStream in = ProductFile.class.getClassLoader().getResourceAsStream(name)) {
            if (in == null) {
                throw new IllegalStateException("the product lacks its file " + name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
