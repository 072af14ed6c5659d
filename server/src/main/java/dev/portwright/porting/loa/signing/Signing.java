package dev.portwright.porting.loa.signing;

import dev.portwright.account.Actor;
import dev.portwright.document.DocumentFiles;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.crypto.Sha256;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.pdf.Picture;
import dev.portwright.platform.pdf.Turns;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.book.OrderBook;
import dev.portwright.porting.loa.Fact;
import dev.portwright.porting.loa.OrderLetters;
import dev.portwright.porting.loa.Signature;
import dev.portwright.porting.order.ChangeBound;
import dev.portwright.porting.order.OrderAttribute;
import dev.portwright.porting.order.OrderAttributes;
import dev.portwright.porting.order.PortingOrder;
import dev.portwright.requirement.RequirementCatalog;
import dev.portwright.requirement.RequirementRule;
import dev.portwright.seal.PdfSeal;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Signs the letters of orders. Files are made before a transaction begins, of the order as it stands; what keeps them finds
 * out whether it still stands so.
 */
@ApplicationScoped
public class Signing {
    /** What the person who signs has agreed to. */
    public static final String CONSENT =
            "I sign this letter electronically, and agree that this binds me as my signature on paper would.";

    private final OrderLetters letters;
    private final OrderBook orders;
    private final DocumentFiles documents;
    private final PdfSeal seal;
    private final Turns turns;
    private final RequirementCatalog catalog;
    private final Clock clock;

    Signing(
            OrderLetters letters,
            OrderBook orders,
            DocumentFiles documents,
            PdfSeal seal,
            Turns turns,
            RequirementCatalog catalog,
            Clock clock) {
        this.letters = letters;
        this.orders = orders;
        this.documents = documents;
        this.seal = seal;
        this.turns = turns;
        this.catalog = catalog;
        this.clock = clock;
    }

    /**
     * Makes the signed letter. Outside of transactions.
     *
     * @param address from where the request has come
     * @param body a body of {@code SignPortingOrderLoa}, held against the description
     * @throws ApiException 404 when the account has no such order, 422 with everything that is wrong, 429 or 503 when too many
     *     files are being made
     */
    public SignedLetter make(UUID accountId, UUID orderId, String address, CheckedBody body) {
        Problems problems = Problems.startingWith(body.problems());
        SignRequest request = SignRequest.of(body, problems);
        return turns.take(accountId, () -> {
            OrderLetters.Drawn letter = letters.draw(
                    accountId,
                    orderId,
                    request.configurationId(),
                    ProblemCode.UNKNOWN_REFERENCE.at(
                            "/loa_configuration_id", "There is no LOA configuration with this id in your account."),
                    problems);
            mayBeSigned(letter.order(), problems);
            SignerRule.check(letter.order(), request.name(), problems);
            return make(letter, request, address, problems);
        });
    }

    private void mayBeSigned(PortingOrder order, Problems problems) {
        boolean byHand = order.kind()
                .requirements(catalog)
                .map(RequirementRule::letterIsSignedByHand)
                .orElse(false);
        if (byHand) {
            problems.add(ProblemCode.UNPROCESSABLE.because("Letters for "
                    + order.kind().countryCode() + " numbers are signed by hand. Have the letter of GET"
                    + " /v2/porting_orders/" + order.id() + "/loa_template signed on paper, upload what comes back"
                    + " and name it in documents.loa."));
        }
        if (!OrderAttribute.LOA.editableIn(order.status())) {
            problems.add(ProblemCode.UNPROCESSABLE.because("The letter of authorization cannot be changed while the"
                    + " order is " + order.status().word() + "."));
        }
    }

    private SignedLetter make(OrderLetters.Drawn letter, SignRequest request, String address, Problems problems) {
        Picture drawn = drawn(request, problems);
        String shown = request.letterSha256();
        problems.throwIfAny();
        String sha256 = Sha256.hex(letter.unsigned());
        if (shown != null && !shown.equals(sha256)) {
            throw new ApiException(ProblemCode.UNPROCESSABLE.at(
                    "/letter_sha256",
                    "The letter is another one by now, with the SHA-256 " + sha256 + ". Have it read again."));
        }
        Instant now = clock.instant().truncatedTo(ChronoUnit.MILLIS);
        Signature signature = new Signature(
                request.name(),
                request.title(),
                drawn,
                now.atOffset(ZoneOffset.UTC).toLocalDate().toString(),
                evidence(letter.order(), request, address, now, sha256));
        byte[] file = seal.seal(letter.signed(signature), "Letter of authorization, signed by " + request.name());
        return new SignedLetter(
                letter.order().id(),
                letter.order().version(),
                letter.order().supportKey(),
                file,
                request.name(),
                request.title(),
                drawn != null,
                now,
                sha256,
                Sha256.hex(file));
    }

    private static @Nullable Picture drawn(SignRequest request, Problems problems) {
        byte[] drawing = request.drawing();
        if (drawing == null) {
            return null;
        }
        return switch (Picture.read(drawing)) {
            case Picture.Read(var picture) -> picture;
            case Picture.Refused(var why) -> {
                problems.add(ProblemCode.UNPROCESSABLE.at("/drawing", why));
                yield null;
            }
        };
    }

    private static List<Fact> evidence(
            PortingOrder order, SignRequest request, String address, Instant now, String sha256) {
        List<Fact> evidence = new ArrayList<>();
        evidence.add(new Fact("Signed by", request.name()));
        evidence.add(new Fact("How", request.drawing() == null ? "The name was typed." : "The signature was drawn."));
        evidence.add(new Fact("Signed at", now.toString()));
        evidence.add(new Fact("IP address of the request", address));
        String signer = request.signerAddress();
        if (signer != null) {
            evidence.add(new Fact("Address told by the client", signer));
        }
        evidence.add(new Fact("Consent", CONSENT));
        evidence.add(new Fact("Porting order", order.supportKey() + ", " + order.id()));
        evidence.add(new Fact("SHA-256 of the letter", sha256));
        return evidence;
    }

    /**
     * Keeps a signed letter as the order's letter of authorization.
     *
     * @return the id of its document
     * @throws ApiException 404 when the order is gone, 409 when it has changed meanwhile, 412 when {@code ifMatch} names
     *     another version, 422 when the account has no room for documents
     */
    UUID keep(Tx tx, UUID accountId, Actor actor, @Nullable String ifMatch, SignedLetter letter) {
        HeldOrder held = orders.hold(tx, accountId, letter.orderId(), actor, ifMatch);
        return keep(held, letter);
    }

    /**
     * {@link #keep} of an order that is held already, by whoever acts on it.
     *
     * @return the id of its document
     * @throws ApiException 409 when the order has changed meanwhile, 422 when the account has no room for documents
     */
    public UUID keep(HeldOrder held, SignedLetter letter) {
        PortingOrder order = held.order();
        if (order.version() != letter.version()) {
            throw new ApiException(ProblemCode.BEING_PROCESSED.because(
                    "The order was changed while its letter was being signed. Send the request again."));
        }
        ChangeBound.require(order);
        String filename = "loa-" + letter.supportKey() + "-signed.pdf";
        return documents.addPdf(
                held.tx(), held.accountId(), filename, letter.file(), document -> name(held, document, letter));
    }

    private static void name(HeldOrder held, UUID document, SignedLetter letter) {
        PortingOrder order = held.order();
        OrderAttributes attributes = order.attributes();
        held.edit(
                order.state(),
                attributes.withDocumentation(
                        new OrderAttributes.Documents(
                                document, attributes.documents().invoice()),
                        attributes.requirements()),
                "The letter of authorization was signed electronically by " + letter.name() + " (" + letter.kind()
                        + ").");
    }
}
