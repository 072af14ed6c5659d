package dev.portwright.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.lang.ref.WeakReference;
import java.nio.file.Path;
import java.time.Duration;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DataFolderLockTest {
    @TempDir
    Path data;

    @Test
    void aFolderIsHeldUntilItIsGivenBack() throws IOException {
        DataFolderLock lock = DataFolderLock.acquireForServer(data, Duration.ZERO);
        assertThatThrownBy(() -> DataFolderLock.acquireForServer(data, Duration.ZERO))
                .isInstanceOf(StartException.class)
                .hasMessage("another Portwright (pid " + ProcessHandle.current().pid() + ") uses this data folder: "
                        + data);
        lock.close();
        DataFolderLock.acquireForServer(data, Duration.ZERO).close();
    }

    @Test
    void itStaysHeldWhenNobodyRefersToTheLockAnyMore() throws IOException {
        DataFolderLock.acquireForServer(data, Duration.ZERO);
        WeakReference<Object> canary = new WeakReference<>(new Object());
        Awaitility.await().until(() -> {
            System.gc();
            return canary.get() == null;
        });
        System.gc();
        assertThat(DataFolderLock.tryAcquire(data, DataFolderLock.Role.COMMAND)).isNull();
    }
}
