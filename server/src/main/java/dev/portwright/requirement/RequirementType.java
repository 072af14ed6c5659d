package dev.portwright.requirement;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something that may have to be given before numbers are ported or ordered.
 *
 * @param id what orders and groups name it by, in small letters; compares without regard to case
 * @param fieldType {@code document}, {@code textual} or {@code address}: what a value of it is
 * @param example a value that will do; of a document or an address, what such a one is
 * @param givenAs {@value #LOA} or {@value #INVOICE} for what an order has under that name among its {@code documents};
 *     null for what it has among its {@code requirements}
 */
public record RequirementType(
        String id,
        String name,
        @JsonProperty("type") String fieldType,
        String description,
        String example,
        @Nullable String givenAs,
        AcceptanceCriteria criteria) {

    public static final String LOA = "loa";
    public static final String INVOICE = "invoice";

    /** True when a value of this type is the id of a document. */
    public boolean takesDocument() {
        return fieldType.equals("document");
    }

    /** True when a value of this type is the id of an address. */
    public boolean takesAddress() {
        return fieldType.equals("address");
    }

    /** True when a value of this type is a text, and not the id of something. */
    public boolean takesText() {
        return !takesDocument() && !takesAddress();
    }

    /** True for what an order has among its {@code requirements}, and not among its {@code documents}. */
    public boolean isOwnRequirement() {
        return givenAs == null;
    }

    /** What is wrong with a text that is given for it, if anything; of ids their owners know. */
    public Optional<AcceptanceCriteria.Fault> fault(String value) {
        return takesText() ? criteria.fault(value, example) : Optional.empty();
    }

    /** What it is and what it must be like, for who has to bring it. */
    public String inWords() {
        return "Wanted: " + name + ". " + description + criteria.inWords();
    }

    public boolean isLoa() {
        return LOA.equals(givenAs);
    }

    public boolean isInvoice() {
        return INVOICE.equals(givenAs);
    }
}
