package dev.portwright.porting.correction;

import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.OnBehalf;
import dev.portwright.platform.db.Tx;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.util.Optional;
import java.util.UUID;

/** What can be done with the secret of a link, and how often. */
@ApplicationScoped
public class OpenLinks {
    /** How often something is done by a link. */
    public static final int MOST_USES = 50;

    /** How many files a link takes, whether they will do or not. */
    public static final int MOST_FILES = 50;

    private final Db db;
    private final LinkTokens tokens;
    private final Clock clock;

    OpenLinks(Db db, LinkTokens tokens, Clock clock) {
        this.db = db;
        this.tokens = tokens;
        this.clock = clock;
    }

    /** The id in a secret, whether or not its link works; empty for what is no secret of a link. Nothing is looked up for it. */
    public Optional<UUID> id(String token) {
        return tokens.id(token);
    }

    /** Empty for what is no link, and for one that was taken back or whose time is over. The request is its account's from here on. */
    public Optional<CorrectionLink> open(String token) {
        Optional<CorrectionLink> found = tokens.open(token);
        found.ifPresent(link -> OnBehalf.of(link.accountId()));
        return found;
    }

    /** Notes that something is done by a link; false when it was used that often before, or taken back meanwhile. */
    public boolean use(Tx tx, CorrectionLink link) {
        return CorrectionLinkStore.use(tx, link, clock.instant(), MOST_USES);
    }

    /** Notes that a file comes by a link; false when so many came before, or it was taken back meanwhile. */
    public boolean takesFile(CorrectionLink link) {
        return db.transaction(tx -> CorrectionLinkStore.countUpload(tx, link, clock.instant(), MOST_FILES));
    }
}
