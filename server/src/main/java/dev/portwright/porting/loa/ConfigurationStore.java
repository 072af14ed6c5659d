package dev.portwright.porting.loa;

import dev.portwright.platform.contract.Page;
import dev.portwright.platform.db.Sql;
import dev.portwright.platform.db.SqlText;
import dev.portwright.platform.db.Tx;
import java.util.List;
import java.util.Optional;
import java.util.UUID;

/** Rows of configurations. */
final class ConfigurationStore {
    private static final SqlText COLUMNS = SqlText.of("""
            id, account_id, name, company_name, logo_document_id, street_address, extended_address, city, state, zip_code,
            country_code, email, phone_number, created_at, updated_at""");

    private static final SqlText ONE = SqlText.of(
                    "SELECT {columns} FROM porting_loa_configuration WHERE account_id = {account} AND id = {id}")
            .with("columns", COLUMNS);

    private static final SqlText LOCK = SqlText.of("{one} FOR UPDATE").with("one", ONE);

    private static final SqlText PAGE = SqlText.of("""
            SELECT {columns} FROM porting_loa_configuration
            WHERE account_id = {account}
            ORDER BY created_at DESC, id DESC LIMIT {limit} OFFSET {offset}""").with("columns", COLUMNS);

    private ConfigurationStore() {}

    static void insert(Tx tx, LoaConfiguration configuration) {
        Sql sql = tx.sql("""
                        INSERT INTO porting_loa_configuration
                            (id, account_id, created_at, name, company_name, logo_document_id, street_address,
                             extended_address, city, state, zip_code, country_code, email, phone_number, updated_at)
                        VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)""")
                .set(configuration.id())
                .set(configuration.accountId())
                .set(configuration.createdAt());
        setChanging(sql, configuration).execute();
    }

    static void update(Tx tx, LoaConfiguration configuration) {
        Sql sql = tx.sql("""
                        UPDATE porting_loa_configuration
                        SET name = ?, company_name = ?, logo_document_id = ?, street_address = ?, extended_address = ?,
                            city = ?, state = ?, zip_code = ?, country_code = ?, email = ?, phone_number = ?,
                            updated_at = ?
                        WHERE account_id = ? AND id = ?""");
        setChanging(sql, configuration)
                .set(configuration.accountId())
                .set(configuration.id())
                .execute();
    }

    private static Sql setChanging(Sql sql, LoaConfiguration configuration) {
        Letterhead letterhead = configuration.letterhead();
        return sql.set(letterhead.name())
                .set(letterhead.companyName())
                .set(letterhead.logo())
                .set(letterhead.address().streetAddress())
                .set(letterhead.address().extendedAddress())
                .set(letterhead.address().city())
                .set(letterhead.address().state())
                .set(letterhead.address().zipCode())
                .set(letterhead.address().countryCode())
                .set(letterhead.contact().email())
                .set(letterhead.contact().phoneNumber())
                .set(configuration.updatedAt());
    }

    static void delete(Tx tx, LoaConfiguration configuration) {
        tx.sql("DELETE FROM porting_loa_configuration WHERE account_id = ? AND id = ?")
                .set(configuration.accountId())
                .set(configuration.id())
                .execute();
    }

    static Optional<LoaConfiguration> find(Tx tx, UUID accountId, UUID id) {
        return tx.sql(ONE.with("account", accountId).with("id", id)).one(ConfigurationStore::configuration);
    }

    /** The same, kept from changing until the transaction ends. */
    static Optional<LoaConfiguration> lock(Tx tx, UUID accountId, UUID id) {
        return tx.sql(LOCK.with("account", accountId).with("id", id)).one(ConfigurationStore::configuration);
    }

    /** One page, newest first, and, to see whether there is a next one, its first entry. */
    static List<LoaConfiguration> list(Tx tx, UUID accountId, Page page) {
        return tx.sql(PAGE.with("account", accountId)
                        .with("limit", page.size() + 1)
                        .with("offset", page.offset()))
                .page(ConfigurationStore::configuration);
    }

    static long count(Tx tx, UUID accountId) {
        return tx.sql("SELECT count(*) FROM porting_loa_configuration WHERE account_id = ?")
                .set(accountId)
                .one(Sql.Row::number)
                .orElse(0L);
    }

    private static LoaConfiguration configuration(Sql.Row row) {
        return new LoaConfiguration(
                row.uuid(),
                row.uuid(),
                new Letterhead(
                        row.string(),
                        row.string(),
                        row.uuid(),
                        new Letterhead.Address(
                                row.string(),
                                row.stringOrNull(),
                                row.string(),
                                row.string(),
                                row.string(),
                                row.string()),
                        new Letterhead.Contact(row.string(), row.string())),
                row.instant(),
                row.instant());
    }
}
