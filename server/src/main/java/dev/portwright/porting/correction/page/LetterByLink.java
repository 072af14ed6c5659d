package dev.portwright.porting.correction.page;

import dev.portwright.account.Actor;
import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.contract.Contract;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.json.Json;
import dev.portwright.platform.pdf.Turns;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.porting.book.HeldOrder;
import dev.portwright.porting.book.OrderBook;
import dev.portwright.porting.correction.CorrectionLink;
import dev.portwright.porting.loa.OrderLetters;
import dev.portwright.porting.loa.signing.SignedLetter;
import dev.portwright.porting.loa.signing.Signing;
import dev.portwright.porting.order.PortingOrderStatus;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The letter of authorization behind a correction link: shown, and signed with a name that is typed. */
@ApplicationScoped
class LetterByLink {
    /** The fields of the form. The version is that of the order of which the letter was shown. */
    static final String NAME = "signature.name";

    static final String CONSENT = "signature.consent";
    static final String VERSION = "signature.version";

    private final OrderLetters letters;
    private final Signing signing;
    private final Turns turns;
    private final Db db;
    private final OrderBook book;
    private final Forms forms;
    private final FollowUp followUp;
    private final Contract contract;

    LetterByLink(
            OrderLetters letters,
            Signing signing,
            Turns turns,
            Db db,
            OrderBook book,
            Forms forms,
            FollowUp followUp,
            Contract contract) {
        this.letters = letters;
        this.signing = signing;
        this.turns = turns;
        this.db = db;
        this.book = book;
        this.forms = forms;
        this.followUp = followUp;
        this.contract = contract;
    }

    /** Whether somebody signs. */
    static boolean isMeant(Map<String, String> given) {
        return given.containsKey(VERSION);
    }

    /** Where a problem of one of the fields is told. */
    static String pointer(String field) {
        return "/" + field.replace('.', '/');
    }

    /**
     * The letter as it is to be signed, a PDF file. Outside of transactions.
     *
     * @throws ApiException 429 or 503 when too many files are being made
     */
    byte[] file(CorrectionLink link) {
        return turns.take(
                link.accountId(),
                () -> letters.draw(link.accountId(), link.orderId()).unsigned());
    }

    /**
     * Signs the letter as it was shown. Where it is not to be signed any more nothing is done. Outside of transactions.
     *
     * @param address from where the request has come
     * @throws ApiException 422 with everything that is wrong with what was sent, or when the letter is another one by now; 429
     *     or 503 when too many files are being made
     */
    void sign(Corrections.Opened opened, Actor actor, String address, Map<String, String> given) {
        CorrectionForm form = opened.form();
        if (!opened.isInException() || !form.letterIsNext() || form.signer().isEmpty()) {
            return;
        }
        CorrectionLink link = opened.link();
        Problems problems = new Problems();
        String name = given.getOrDefault(NAME, "").strip();
        if (name.isEmpty()) {
            problems.add(ProblemCode.MISSING_PARAMETER.at(pointer(NAME), wanted(form)));
        }
        if (!given.containsKey(CONSENT)) {
            problems.add(ProblemCode.MISSING_PARAMETER.at(
                    pointer(CONSENT), "Please tick the box: without your consent the letter is not signed."));
        }
        problems.throwIfAny();
        SignedLetter letter = make(link, form, address, name);
        if (letter.version() != form.version() || !Long.toString(form.version()).equals(given.get(VERSION))) {
            throw changed();
        }
        db.<@Nullable Void>transaction(tx -> {
            HeldOrder held = book.hold(tx, link.accountId(), link.orderId(), actor);
            if (held.order().status() != PortingOrderStatus.EXCEPTION) {
                return null;
            }
            CorrectionForm now = forms.of(tx, held.order(), held.changedSinceStatus());
            if (now.letter() == null) {
                return null;
            }
            if (now.version() != letter.version()) {
                throw changed();
            }
            followUp.use(held, link);
            keep(held, letter);
            followUp.done(
                    held,
                    link,
                    now,
                    "The end customer has signed the letter of authorization by a correction link: " + letter.name()
                            + ".");
            return null;
        });
    }

    private SignedLetter make(CorrectionLink link, CorrectionForm form, String address, String name) {
        CheckedBody body =
                contract.operation("SignPortingOrderLoa").checkBody(Json.bytes(Map.of("name", name, "consent", true)));
        try {
            return signing.make(link.accountId(), link.orderId(), address, body);
        } catch (ApiException e) {
            List<Problem> problems = e.problems();
            if (problems.stream().allMatch(problem -> "/name".equals(problem.pointer()))) {
                throw new ApiException(ProblemCode.UNPROCESSABLE.at(pointer(NAME), wanted(form)));
            }
            throw e;
        }
    }

    private void keep(HeldOrder held, SignedLetter letter) {
        try {
            signing.keep(held, letter);
        } catch (ApiException e) {
            // The end customer can do nothing about it: there is no room, or the order was changed too often.
            throw new ApiException(ProblemCode.UNPROCESSABLE.because(
                    "The letter cannot be taken at the moment. Please tell whoever sent you this link."));
        }
    }

    private static String wanted(CorrectionForm form) {
        return "Type the name of the person whom the letter names, who signs it: " + form.signer() + ".";
    }

    private static ApiException changed() {
        return new ApiException(ProblemCode.UNPROCESSABLE.because(
                "What the letter says was changed meanwhile. Please read it again, then sign it."));
    }
}
