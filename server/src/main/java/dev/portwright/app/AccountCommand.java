package dev.portwright.app;

import dev.portwright.account.Account;
import dev.portwright.account.AccountService;
import dev.portwright.account.ApiKey;
import dev.portwright.account.ChangedBy;
import dev.portwright.account.NewApiKey;
import dev.portwright.platform.config.Settings;
import dev.portwright.platform.contract.Page;
import dev.portwright.platform.page.Listed;
import dev.portwright.platform.problem.ApiException;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The commands that manage accounts and keys. */
final class AccountCommand {
    private static final int LONGEST_TEXT = 255;
    private static final int PAGE_SIZE = 250;

    private final Function<CommandDatabase, String> work;

    private AccountCommand(Function<CommandDatabase, String> work) {
        this.work = work;
    }

    private static AccountCommand with(Function<AccountService, String> work) {
        return new AccountCommand(database -> work.apply(database.accounts()));
    }

    /**
     * Understands the command line, before anything is started for it.
     *
     * @throws StartException when it makes no sense
     */
    static AccountCommand of(Arguments arguments) {
        String command = arguments.word(0) + " " + arguments.word(1);
        return switch (command) {
            case "account create" -> {
                arguments.allow(2, Set.of("--name"));
                String name = text("--name", arguments.required("--name"));
                yield with(accounts -> accounts.createAccount(name).id() + "\n");
            }
            case "account list" -> {
                arguments.allow(2, Set.of());
                yield with(AccountCommand::accounts);
            }
            case "account rename" -> {
                arguments.allow(3, Set.of("--name"));
                UUID account = Arguments.id("the account", arguments.word(2));
                String name = text("--name", arguments.required("--name"));
                yield new AccountCommand(
                        database -> line(database.care().rename(account, name, ChangedBy.COMMAND_LINE)));
            }
            case "account suspend" -> {
                arguments.allow(3, Set.of("--reason"));
                UUID account = Arguments.id("the account", arguments.word(2));
                String reason = reason(arguments);
                yield new AccountCommand(
                        database -> line(database.care().suspend(account, reason, ChangedBy.COMMAND_LINE)));
            }
            case "account resume" -> {
                arguments.allow(3, Set.of("--reason"));
                UUID account = Arguments.id("the account", arguments.word(2));
                String reason = reason(arguments);
                yield new AccountCommand(
                        database -> line(database.care().resume(account, reason, ChangedBy.COMMAND_LINE)));
            }
            case "key create" -> {
                arguments.allow(2, Set.of("--account", "--name", "--user"));
                UUID account = Arguments.id("--account", arguments.required("--account"));
                String given = arguments.option("--name");
                String name = text("--name", given == null ? "made on the command line" : given);
                String user = arguments.option("--user");
                UUID userId = user == null ? null : Arguments.id("--user", user);
                yield with(accounts -> created(accounts.createKey(account, name, userId)));
            }
            case "key list" -> {
                arguments.allow(2, Set.of("--account"));
                UUID account = Arguments.id("--account", arguments.required("--account"));
                yield with(accounts -> keys(accounts, account));
            }
            case "key revoke" -> {
                arguments.allow(3, Set.of());
                UUID key = Arguments.id("the key", arguments.word(2));
                yield with(accounts -> {
                    accounts.revokeKey(null, key);
                    return "revoked " + key + "\n";
                });
            }
            default -> throw Arguments.usage("unknown command '" + command.strip() + "'");
        };
    }

    /**
     * Does it on the database of the settings and answers what to print.
     *
     * @throws StartException when the database cannot be used or the command is refused
     */
    String run(Settings settings) throws IOException {
        try (CommandDatabase database = CommandDatabase.open(settings)) {
            return work.apply(database);
        } catch (ApiException e) {
            throw new StartException(StartException.USAGE, String.valueOf(e.getMessage()));
        }
    }

    private static String text(String option, String text) {
        if (text.isBlank() || text.length() > LONGEST_TEXT) {
            throw Arguments.usage(option + " must have 1 to " + LONGEST_TEXT + " characters");
        }
        return text.strip();
    }

    private static @Nullable String reason(Arguments arguments) {
        String given = arguments.option("--reason");
        return given == null ? null : text("--reason", given);
    }

    private static String line(Account account) {
        return account.id() + "  " + account.createdAt() + "  " + account.name()
                + (account.suspendedAt() == null ? "" : "  (suspended since " + account.suspendedAt() + ")") + "\n";
    }

    private static String created(NewApiKey made) {
        return "key    " + made.secret() + "\nkey id " + made.key().id() + "\nThe key is not shown again.\n";
    }

    private static String accounts(AccountService accounts) {
        StringBuilder text = new StringBuilder();
        for (Account account : all(accounts::accounts)) {
            text.append(line(account));
        }
        return text.toString();
    }

    private static String keys(AccountService accounts, UUID accountId) {
        StringBuilder text = new StringBuilder();
        for (ApiKey key : all(page -> accounts.keys(accountId, page))) {
            text.append(key.id()).append("  ").append(key.prefix()).append("...  ");
            text.append(key.createdAt()).append("  ");
            text.append(key.lastUsedAt() == null ? "never used" : "used " + key.lastUsedAt())
                    .append("  ");
            text.append(key.revokedAt() == null ? "active " : "revoked").append("  ");
            text.append(key.name()).append('\n');
        }
        return text.toString();
    }

    private static <T> List<T> all(Function<Page, Listed<T>> list) {
        List<T> all = new ArrayList<>();
        for (int number = 1; ; number++) {
            Listed<T> page = list.apply(new Page(number, PAGE_SIZE));
            all.addAll(page.entries());
            if (page.entries().isEmpty() || all.size() >= page.total().count()) {
                return all;
            }
        }
    }
}
