package dev.lsmkv.testkit.storage;

/** What a name stands for. */
sealed interface Node permits DirectoryNode, FileNode {}
