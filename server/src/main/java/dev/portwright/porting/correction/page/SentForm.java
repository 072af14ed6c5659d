package dev.portwright.porting.correction.page;

import dev.portwright.document.FileReceiver;
import dev.portwright.platform.problem.ApiException;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What was sent by a form of the page. Close it in any case: files that were not kept are gone then.
 *
 * @param values by the names of their fields
 * @param files those that were asked for and chosen, by the names of their fields
 * @param broken why no more of it could be read than there is; null when all of it was
 */
record SentForm(
        Map<String, String> values,
        Map<String, File> files,
        @Nullable ApiException broken) implements AutoCloseable {
    /**
     * A file.
     *
     * @param taken null when it will not do
     * @param refusal why it will not do, and what to do; empty when it will
     */
    record File(FileReceiver.@Nullable Taken taken, String refusal) {}

    /** @throws ApiException when not all of it could be read */
    void requireWhole() {
        if (broken != null) {
            throw broken;
        }
    }

    @Override
    public void close() {
        files.values().stream().map(File::taken).filter(Objects::nonNull).forEach(FileReceiver.Taken::close);
    }
}
