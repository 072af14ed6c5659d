package dev.portwright.testing;

import io.quarkus.test.common.QuarkusTestResourceLifecycleManager;
import io.quarkus.test.junit.QuarkusTestProfile;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A server whose documents are in an {@link S3Store}. */
public class DocumentsInS3 implements QuarkusTestProfile {
    @Override
    public List<TestResourceEntry> testResources() {
        return List.of(new TestResourceEntry(Store.class));
    }

    /** Starts the store before the server and ends it after that. */
    public static class Store implements QuarkusTestResourceLifecycleManager {
        private @Nullable S3Store store;

        @Override
        public Map<String, String> start() {
            S3Store started = S3Store.launch();
            store = started;
            return started.settings();
        }

        @Override
        public void stop() {
            if (store != null) {
                store.goAway();
            }
        }
    }
}
