package dev.portwright.porting.loa;

import dev.portwright.platform.contract.CheckedBody;
import dev.portwright.platform.db.Db;
import dev.portwright.platform.db.Tx;
import dev.portwright.platform.problem.ApiException;
import dev.portwright.platform.problem.Problem;
import dev.portwright.platform.problem.ProblemCode;
import dev.portwright.platform.problem.Problems;
import dev.portwright.reference.Reference;
import dev.portwright.reference.ReferenceKind;
import dev.portwright.reference.References;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** Reads a letterhead: goes on where the API description ends. */
@ApplicationScoped
class LetterheadReader {
    /** What must not be blank, by its place in a body. */
    private static final List<String> REQUIRED = List.of(
            "/name",
            "/company_name",
            "/address/street_address",
            "/address/city",
            "/address/state",
            "/address/zip_code");

    private static final Pattern US_STATE = Pattern.compile("[A-Z]{2}");
    private static final Pattern US_ZIP_CODE = Pattern.compile("[0-9]{5}(?:-[0-9]{4})?");

    private final Db db;
    private final References references;
    private final Logos logos;

    LetterheadReader(Db db, References references, Logos logos) {
        this.db = db;
        this.references = references;
        this.logos = logos;
    }

    /** A body of which the logo was looked at. */
    record Looked(CheckedBody body, @Nullable Problem logo) {}

    /** Looks at the logo that a body names, before a transaction begins: that takes a while. */
    Looked look(UUID accountId, CheckedBody body) {
        Optional<Problem> logo = logo(body.usable()).flatMap(id -> logos.flaw(accountId, id));
        return new Looked(body, logo.orElse(null));
    }

    private static Optional<UUID> logo(JsonNode given) {
        return given.path("logo").path("document_id").asStringOpt().map(UUID::fromString);
    }

    /**
     * Reads a letterhead that is not to be kept.
     *
     * @throws ApiException 422 with everything that is wrong with it
     */
    Letterhead read(UUID accountId, CheckedBody body) {
        Looked looked = look(accountId, body);
        return db.read(tx -> read(tx, accountId, looked));
    }

    /** @throws ApiException 422 with everything that is wrong with it */
    Letterhead read(Tx tx, UUID accountId, Looked looked) {
        JsonNode given = looked.body().usable();
        Problems problems = Problems.startingWith(looked.body().problems());
        JsonNode address = given.path("address");
        for (String required : REQUIRED) {
            if (given.at(required).isString() && given.at(required).asString().isBlank()) {
                problems.add(ProblemCode.UNPROCESSABLE.at(required, "Give more than blanks."));
            }
        }
        if (text(address, "country_code").equals("US")) {
            require(problems, address, "state", US_STATE, "two capital letters, such as TX");
            require(problems, address, "zip_code", US_ZIP_CODE, "5 digits, or 9 such as 78701-1234");
        }
        logo(given).map(id -> logoProblem(tx, accountId, id, looked.logo())).ifPresent(problems::add);
        problems.throwIfAny();
        JsonNode contact = given.path("contact");
        return new Letterhead(
                text(given, "name"),
                text(given, "company_name"),
                logo(given).orElseThrow(),
                new Letterhead.Address(
                        text(address, "street_address"),
                        address.path("extended_address").asStringOpt().orElse(null),
                        text(address, "city"),
                        text(address, "state"),
                        text(address, "zip_code"),
                        text(address, "country_code")),
                new Letterhead.Contact(text(contact, "email"), text(contact, "phone_number")));
    }

    /** A document that is not there has no other flaw. */
    private @Nullable Problem logoProblem(Tx tx, UUID accountId, UUID id, @Nullable Problem flaw) {
        Reference reference = new Reference(ReferenceKind.DOCUMENT, id.toString());
        return references.missing(tx, accountId, List.of(reference)).isEmpty()
                ? flaw
                : ProblemCode.UNKNOWN_REFERENCE.at(Logos.POINTER, "There is no document with this id in your account.");
    }

    private static String text(JsonNode object, String name) {
        return object.path(name).asString("");
    }

    /** What is not there is a problem of the form already. */
    private static void require(Problems problems, JsonNode address, String name, Pattern form, String meant) {
        String value = text(address, name);
        if (!value.isEmpty() && !form.matcher(value).matches()) {
            problems.add(ProblemCode.UNPROCESSABLE.at("/address/" + name, "In the US it has " + meant + "."));
        }
    }
}
