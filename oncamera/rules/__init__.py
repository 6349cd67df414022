"""The rules about several files at once, by what they are about. Each is named for the sentence that it makes true."""
