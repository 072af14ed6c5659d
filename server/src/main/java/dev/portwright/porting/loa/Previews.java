package dev.portwright.porting.loa;

import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.pdf.Turns;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Shows letterheads on letters of no order. */
@ApplicationScoped
class Previews {
    private static final int NUMBERS = 8;

    private final LetterheadReader reader;
    private final Logos logos;
    private final Turns turns;
    private final Clock clock;

    Previews(LetterheadReader reader, Logos logos, Turns turns, Clock clock) {
        this.reader = reader;
        this.logos = logos;
        this.turns = turns;
        this.clock = clock;
    }

    /** A letter with names of what will stand in each place. Outside of transactions. */
    byte[] pdf(UUID accountId, Letterhead letterhead, Instant madeAt) {
        Letter letter = letter(letterhead, madeAt);
        return turns.take(accountId, () -> LetterPage.pdf(letter, logos.picture(accountId, letter.company()), null));
    }

    /**
     * The same with a letterhead that is not kept.
     *
     * @throws dev.portwright.platform.problem.ApiException 422 with everything that is wrong with it
     */
    byte[] pdf(UUID accountId, CheckedBody body) {
        return pdf(accountId, reader.read(accountId, body), clock.instant());
    }

    private static Letter letter(Letterhead letterhead, Instant madeAt) {
        String carrier = "[losing carrier]";
        return new Letter(
                PaperSizes.of(letterhead.address().countryCode()),
                Letter.Company.of(letterhead),
                null,
                carrier,
                false,
                List.of(
                        new Fact("Customer", "[customer]"),
                        new Fact("Business identifier", "[business identifier]"),
                        new Fact("Authorized person", "[authorized person]"),
                        new Fact("Service address", "[service address]"),
                        new Fact("Billing telephone number", "[billing telephone number]")),
                List.of(
                        new Fact("From carrier", carrier),
                        new Fact("To carrier", letterhead.companyName()),
                        new Fact("Kind of numbers", "[kind of numbers]"),
                        new Fact("Numbers that move", NUMBERS + " numbers"),
                        new Fact("Date wanted", "[date]")),
                null,
                "[authorized person]",
                IntStream.rangeClosed(1, NUMBERS)
                        .mapToObj(i -> "[number " + i + "]")
                        .toList(),
                madeAt);
    }
}
