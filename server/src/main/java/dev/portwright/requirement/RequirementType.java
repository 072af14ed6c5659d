package dev.portwright.requirement;

/**
 * Something that may have to be given before numbers are ported.
 *
 * @param id what orders and groups name it by; compares without regard to case
 * @param fieldType {@code document}, {@code textual}, {@code address} or {@code action}: what a value of it is
 * @param mandatory whether every order of the country and number type needs it
 */
public record RequirementType(
        String id,
        String name,
        String fieldType,
        String countryCode,
        String phoneNumberType,
        String action,
        boolean mandatory,
        String description,
        String acceptanceCriteria) {

    /** True when a value of this type is the id of a document. */
    public boolean takesDocument() {
        return fieldType.equals("document");
    }
}
