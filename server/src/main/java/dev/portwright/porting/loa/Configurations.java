package dev.portwright.porting.loa;

import dev.portwright.account.AccountLock;
import dev.portwright.document.DocumentLinks;
import dev.portwright.document.DocumentUse;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.id.Ids;
import dev.portwright.platform.page.Listed;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Keeps the letterheads of accounts, each with its logo. */
@ApplicationScoped
class Configurations {
    /** How many an account has at most. */
    static final int MOST = 100;

    static final String UNKNOWN = "There is no LOA configuration with this id.";

    private final Db db;
    private final LetterheadReader reader;
    private final DocumentLinks links;
    private final Ids ids;
    private final Clock clock;

    Configurations(Db db, LetterheadReader reader, DocumentLinks links, Ids ids, Clock clock) {
        this.db = db;
        this.reader = reader;
        this.links = links;
        this.ids = ids;
        this.clock = clock;
    }

    /** @throws ApiException 422 with what is wrong with the body, or when the account has {@value #MOST} */
    LoaConfiguration add(Tx tx, UUID accountId, LetterheadReader.Looked body) {
        Letterhead letterhead = reader.read(tx, accountId, body);
        AccountLock.take(tx, accountId);
        if (ConfigurationStore.count(tx, accountId) >= MOST) {
            throw new ApiException(ProblemCode.UNPROCESSABLE.because("The account has " + MOST
                    + " LOA configurations, which is as many as it can have. Delete some first."));
        }
        Instant now = clock.instant();
        LoaConfiguration configuration = new LoaConfiguration(ids.next(), accountId, letterhead, now, now);
        ConfigurationStore.insert(tx, configuration);
        link(tx, configuration, List.of(letterhead.logo()));
        return configuration;
    }

    /**
     * Replaces the letterhead.
     *
     * @throws ApiException 404 when there is no such configuration, 422 with what is wrong with the body
     */
    LoaConfiguration edit(Tx tx, UUID accountId, UUID id, LetterheadReader.Looked body) {
        LoaConfiguration old = lock(tx, accountId, id);
        Letterhead letterhead = reader.read(tx, accountId, body);
        if (letterhead.equals(old.letterhead())) {
            return old;
        }
        LoaConfiguration edited = old.with(letterhead, clock.instant());
        ConfigurationStore.update(tx, edited);
        link(tx, edited, List.of(letterhead.logo()));
        return edited;
    }

    /** @throws ApiException 404 when there is no such configuration */
    void remove(UUID accountId, UUID id) {
        db.<@Nullable Void>transaction(tx -> {
            LoaConfiguration configuration = lock(tx, accountId, id);
            link(tx, configuration, List.of());
            ConfigurationStore.delete(tx, configuration);
            return null;
        });
    }

    /** @throws ApiException 404 when there is no such configuration */
    LoaConfiguration get(UUID accountId, UUID id) {
        return find(accountId, id).orElseThrow(Configurations::notFound);
    }

    Optional<LoaConfiguration> find(UUID accountId, UUID id) {
        return db.read(tx -> ConfigurationStore.find(tx, accountId, id));
    }

    /** One page, newest first. */
    Listed<LoaConfiguration> list(UUID accountId, Page page) {
        return db.readPage(
                page.size(),
                tx -> Listed.of(
                        ConfigurationStore.list(tx, accountId, page),
                        page,
                        limit -> ConfigurationStore.count(tx, accountId)));
    }

    private static LoaConfiguration lock(Tx tx, UUID accountId, UUID id) {
        return ConfigurationStore.lock(tx, accountId, id).orElseThrow(Configurations::notFound);
    }

    private void link(Tx tx, LoaConfiguration configuration, List<UUID> documentIds) {
        links.set(
                tx,
                configuration.accountId(),
                new DocumentUse(LoaConfiguration.RECORD_TYPE, configuration.id(), null),
                documentIds);
    }

    private static ApiException notFound() {
        return new ApiException(ProblemCode.NOT_FOUND.in("id", UNKNOWN));
    }
}
