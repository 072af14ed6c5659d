package dev.portwright.platform.outbound;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.impl.VertxInternal;
import io.vertx.core.net.TrustOptions;
import java.net.InetAddress;
import org.jspecify.annotations.Nullable;

/** Connections of a test, which must not leave the machine even when what is tested is wrong. */
final class LoopbackOnly extends Connections {
    LoopbackOnly(VertxInternal vertx) {
        this(vertx, null, MOST_KEPT);
    }

    LoopbackOnly(VertxInternal vertx, @Nullable TrustOptions trusted, int mostKept) {
        super(vertx, null, trusted, mostKept);
    }

    @Override
    Answer exchange(Message message, InetAddress address, long connected, long end) throws InterruptedException {
        assertThat(address.isLoopbackAddress())
                .as("%s is of this machine", address)
                .isTrue();
        return super.exchange(message, address, connected, end);
    }
}
