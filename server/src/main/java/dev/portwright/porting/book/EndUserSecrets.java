package dev.portwright.porting.book;

import dev.portwright.platform.crypto.SealedColumn;
import dev.portwright.platform.crypto.Sealer;
import dev.portwright.platform.json.Json;
import dev.portwright.porting.order.OrderAttributes;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Account number, PIN and tax id of an order, sealed together into one column. */
@ApplicationScoped
class EndUserSecrets {
    private final Sealer sealer;

    EndUserSecrets(Sealer sealer) {
        this.sealer = sealer;
    }

    @Produces
    @Singleton
    SealedColumn column() {
        return new SealedColumn("porting_order", "end_user_secrets", "id");
    }

    record Opened(
            @Nullable String accountNumber,
            @Nullable String taxIdentifier,
            @Nullable String pinPasscode) {
        static final Opened NONE = new Opened(null, null, null);

        @Override
        public String toString() {
            return "EndUserSecrets";
        }
    }

    byte @Nullable [] seal(UUID orderId, OrderAttributes.Admin admin) {
        Opened secrets = new Opened(admin.accountNumber(), admin.taxIdentifier(), admin.pinPasscode());
        return secrets.equals(Opened.NONE) ? null : sealer.seal(orderId, Json.bytes(secrets));
    }

    Opened open(UUID orderId, byte @Nullable [] sealed) {
        if (sealed == null) {
            return Opened.NONE;
        }
        return Json.read(new String(sealer.open(orderId, sealed), StandardCharsets.UTF_8), Opened.class);
    }
}
