package dev.portwright.porting.sharing;

import dev.portwright.account.Caller;
import dev.portwright.account.SharedKeys;
import dev.portwright.platform.db.Db;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;

/** Lets in who has a sharing token. */
@ApplicationScoped
class TokenCallers implements SharedKeys {
    private final Db db;
    private final TokenText text;
    private final Clock clock;

    TokenCallers(Db db, TokenText text, Clock clock) {
        this.db = db;
        this.text = text;
        this.clock = clock;
    }

    @Override
    public boolean isOne(String key) {
        return text.id(key).isPresent();
    }

    @Override
    public Optional<Caller> caller(String key) {
        return text.id(key).flatMap(id -> db.read(tx -> SharingTokenStore.caller(tx, id, clock.instant())));
    }
}
