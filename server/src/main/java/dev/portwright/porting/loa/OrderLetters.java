package dev.portwright.porting.loa;

import dev.portwright.account.AccountService;
import dev.portwright.platform.pdf.Picture;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.Problems;
import dev.portwright.porting.book.OwnOrders;
import dev.portwright.porting.order.NumberedOrder;
import dev.portwright.porting.order.PortingOrder;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Makes the letters of orders. All of it outside of transactions, and files within a turn. */
@ApplicationScoped
public class OrderLetters {
    private final OwnOrders orders;
    private final Configurations configurations;
    private final Logos logos;
    private final AccountService accounts;

    OrderLetters(OwnOrders orders, Configurations configurations, Logos logos, AccountService accounts) {
        this.orders = orders;
        this.configurations = configurations;
        this.logos = logos;
        this.accounts = accounts;
    }

    /** The letter of an order as it stands, of which files can be made, all with the logo that the first one had. Not for several threads. */
    public final class Drawn {
        private final PortingOrder order;
        private final Letter letter;
        private @Nullable Picture logo;
        private boolean looked;

        private Drawn(PortingOrder order, Letter letter) {
            this.order = order;
            this.letter = letter;
        }

        /** The order as it stood when the letter was drawn up. */
        public PortingOrder order() {
            return order;
        }

        /** The letter, to be signed. */
        public byte[] unsigned() {
            return LetterPage.pdf(letter, logo(), null);
        }

        /** The letter with its signature, and what was recorded of that. */
        public byte[] signed(Signature signature) {
            return LetterPage.pdf(letter, logo(), signature);
        }

        /** Read within the turn of the first file. */
        private @Nullable Picture logo() {
            if (!looked) {
                logo = logos.picture(order.accountId(), letter.company());
                looked = true;
            }
            return logo;
        }
    }

    /**
     * Draws up the letter of an order.
     *
     * @param configurationId the letterhead; null for a letter without one, in the name of the account
     * @param unknown added to the problems when the account has no such configuration
     * @throws dev.portwright.platform.problem.ApiException 404 when the account has no such order
     */
    public Drawn draw(
            UUID accountId, UUID orderId, @Nullable UUID configurationId, Problem unknown, Problems problems) {
        NumberedOrder order = orders.whole(accountId, orderId);
        return new Drawn(order.order(), OrderLetter.of(order, company(accountId, configurationId, unknown, problems)));
    }

    /**
     * Draws up the letter of an order without a letterhead, in the name of the account.
     *
     * @throws dev.portwright.platform.problem.ApiException 404 when the account has no such order
     */
    public Drawn draw(UUID accountId, UUID orderId) {
        NumberedOrder order = orders.whole(accountId, orderId);
        return new Drawn(order.order(), OrderLetter.of(order, ofAccount(accountId)));
    }

    private Letter.Company ofAccount(UUID accountId) {
        return new Letter.Company(accounts.account(accountId).name(), null);
    }

    private Letter.Company company(UUID accountId, @Nullable UUID configurationId, Problem unknown, Problems problems) {
        Optional<LoaConfiguration> configuration =
                Optional.ofNullable(configurationId).flatMap(id -> configurations.find(accountId, id));
        if (configurationId != null && configuration.isEmpty()) {
            problems.add(unknown);
        }
        return configuration.map(found -> Letter.Company.of(found.letterhead())).orElseGet(() -> ofAccount(accountId));
    }
}
