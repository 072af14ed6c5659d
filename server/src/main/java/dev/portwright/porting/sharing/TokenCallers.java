package dev.portwright.porting.sharing;

import dev.portwright.account.Caller;
import dev.portwright.account.SharedKeys;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.JoinedLookups;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** Lets in who has a sharing token. */
@ApplicationScoped
class TokenCallers implements SharedKeys {
    private final TokenText text;
    private final JoinedLookups<UUID, Caller> lookups;

    TokenCallers(Db db, TokenText text, Clock clock) {
        this.text = text;
        this.lookups = new JoinedLookups<>(db, (tx, ids) -> SharingTokenStore.callers(tx, ids, clock.instant()));
    }

    @Override
    public boolean isOne(String key) {
        return text.id(key).isPresent();
    }

    @Override
    public Optional<Caller> caller(String key) {
        return text.id(key).flatMap(lookups::find);
    }
}
