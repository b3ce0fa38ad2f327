/**
 * Keys behind one interface: what is computed with a key leaves, the key never does. No key, no
 * keyset and no text of one may appear in a type outside this package, in a log, in an exception or
 * in a {@code toString}.
 *
 * <p>{@link io.placet.vault.Vault} is what others use, {@link io.placet.vault.KeyEncryption} what a
 * key management service implements, {@link io.placet.vault.FileVault} the implementation. Inside:
 * {@code Preparation} makes a folder what it must be, {@code FileSlotKeys} and {@code FileEpochs}
 * hold memory against storage, {@code SealedFolder} seals, {@code OwnerOnlyFile} and {@code
 * ExclusiveLock} are all that touches the disk. Key material is bytes in the types named {@code
 * InsecureCleartext…} alone, and inside {@code SlotKey}.
 */
@NullMarked
package io.placet.vault;

import org.jspecify.annotations.NullMarked;
