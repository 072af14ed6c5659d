package dev.portwright.platform.crypto;

import java.nio.ByteBuffer;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes and reads texts that open something to whoever has them: ids, and until when they hold, sealed with the key of the
 * installation. So nothing of such a text is kept, nobody else can make one, and what somebody has made up is known for that
 * without a look into the database.
 */
public final class SealedIds {
    private static final int ID_BYTES = 2 * Long.BYTES;

    private final Sealer sealer;
    private final UUID purpose;

    /**
     * For texts of a kind.
     *
     * @param purpose what these texts are for; nothing else is sealed for it
     */
    public SealedIds(Sealer sealer, UUID purpose) {
        this.sealer = sealer;
        this.purpose = purpose;
    }

    /**
     * Makes a text.
     *
     * @param end when it opens nothing any more; null when the text does not say
     */
    public String make(@Nullable Instant end, UUID... ids) {
        ByteBuffer plain = ByteBuffer.allocate(ids.length * ID_BYTES + (end == null ? 0 : Long.BYTES));
        for (UUID id : ids) {
            plain.putLong(id.getMostSignificantBits()).putLong(id.getLeastSignificantBits());
        }
        if (end != null) {
            plain.putLong(end.toEpochMilli());
        }
        return Base64.getUrlEncoder().withoutPadding().encodeToString(sealer.seal(purpose, plain.array()));
    }

    /** The ids, as many as there were; empty for what was not made so, and for what has ended by now. */
    public Optional<List<UUID>> open(String text, Instant now) {
        ByteBuffer plain;
        try {
            plain = ByteBuffer.wrap(sealer.open(purpose, Base64.getUrlDecoder().decode(text)));
        } catch (IllegalArgumentException | SealBrokenException e) {
            return Optional.empty();
        }
        List<UUID> ids = new ArrayList<>();
        while (plain.remaining() >= ID_BYTES) {
            ids.add(new UUID(plain.getLong(), plain.getLong()));
        }
        boolean over = plain.hasRemaining() && !now.isBefore(Instant.ofEpochMilli(plain.getLong()));
        return over ? Optional.empty() : Optional.of(ids);
    }
}
